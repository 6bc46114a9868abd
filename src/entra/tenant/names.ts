// The words a fake company is made of. Data only: names with umlauts, hyphens and apostrophes are the point,
// because Entra sends them and expects them back letter for letter.

/** A country in which the company has people. */
export interface Region {
  readonly country: string;
  readonly language: string;
  readonly weight: number;
  readonly given: readonly string[];
  readonly surnames: readonly string[];
  readonly sites: readonly Site[];
  /** `#` is replaced by a digit. Several spellings, since numbers must come back as they were sent. */
  readonly phones: readonly string[];
  readonly mobiles: readonly string[];
}

/** A place where the company has an office. */
export interface Site {
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly street: string;
  readonly offices: readonly string[];
}

const words = (text: string): readonly string[] => text.split(', ');

function site(city: string, region: string, postalCode: string, street: string, offices: string): Site {
  return { city, region, postalCode, street, offices: words(offices) };
}

export const REGIONS: readonly Region[] = [
  {
    country: 'Germany',
    language: 'de-DE',
    weight: 6,
    given: words(
      'Anna, Jürgen, Björn, Käthe, Lukas, Marie-Luise, Günther, Sören, Renée, Mehmet, Ayşe, Hannelore, Thomas, Uwe, Jörg, Änne, Friederike, Karl-Heinz, Şebnem, Tobias, Zoë, Moritz, Leonie, Ömer, Sabine, Wolfgang, Ute, Jonas, Emilia, Rüdiger',
    ),
    surnames: words(
      'Müller, Schröder, Groß, Weiß, Krüger, Böhm, Jäger, von der Heide, Öztürk, Yıldız, Schäfer, Köhler, Lange, Meier, Maier, Mayer, Strauß, Winkelmann, Ackermann, Vogel-Brandt, Zöllner, Kühn, Pfeiffer, Nowak, Lindemann, Hübner, Özdemir, Voß, Rößler, Bäcker',
    ),
    sites: [
      site('Lübeck', 'Schleswig-Holstein', '23552', 'Speicherweg 9', 'Haus 4, Haus 7, Raum 12, Lager Süd'),
      site('München', 'Bayern', '80331', 'Sendlinger Straße 44', '3. OG, 4. OG, Büro 4.017, Empfang'),
      site('Köln', 'Nordrhein-Westfalen', '50667', 'Große Budengasse 3', 'Turm A, Turm B, Raum K-11'),
    ],
    phones: ['+49 451 555####', '0221/555 ## ##', '+49 (89) 555-####'],
    mobiles: ['0170 555 ## ##', '+49151555####', '0160-555####'],
  },
  {
    country: 'United Kingdom',
    language: 'en-GB',
    weight: 2,
    given: words('Olivia, George, Siân, Aoife, Harry, Priya, Kwame, Charlotte, Rhys, Zainab, Eleanor, Callum'),
    surnames: words(
      "O'Brien, Smith, MacDonald, Llewellyn, D'Angelo, Okafor, Patel, Hughes-Jones, Wright, St. John, Brontë",
    ),
    sites: [site('London', 'Greater London', 'EC1A 1BB', "12 St. Bride's Passage", 'Floor 2, Floor 3, The Attic')],
    phones: ['+44 20 5550 ####', '(020) 5550 ####'],
    mobiles: ['07700 90####', '+44 7700 90####'],
  },
  {
    country: 'Sweden',
    language: 'sv-SE',
    weight: 1,
    given: words('Åsa, Göran, Märta, Björn, Linnéa, Håkan, Elsa, Örjan, Maja'),
    surnames: words('Åkesson, Öberg, Lindström, Sjögren, Bergman, Älvros, Nyström'),
    sites: [site('Malmö', 'Skåne län', '211 20', 'Östra Förstadsgatan 8', 'Plan 2, Plan 5')],
    phones: ['+46 (0)40 555 ## ##', '040-555 ## ##'],
    mobiles: ['+46 70 555 ## ##', '0705 55 ## ##'],
  },
  {
    country: 'Norway',
    language: 'nb-NO',
    weight: 1,
    given: words('Ågot, Øystein, Sindre, Kåre, Ingrid, Bjørg, Tuva, Håvard'),
    surnames: words('Brandvik, Sørli, Ødegård, Haugen, Nygård, Bråten, Solbø'),
    sites: [site('Tromsø', 'Troms', '9008', 'Sjøgata 12', '1. etasje, Kontor Nord')],
    phones: ['+47 55 55 ## ##', '555# ####'],
    mobiles: ['+47 4## ## ###', '9## ## ###'],
  },
  {
    country: 'Finland',
    language: 'fi-FI',
    weight: 1,
    given: words('Sanna, Väinö, Päivi, Jyrki, Aino, Yrjö, Hilkka'),
    surnames: words('Lehtovaara, Mäkinen, Hämäläinen, Nieminen, Kärkkäinen, Ylönen'),
    sites: [site('Jyväskylä', 'Keski-Suomi', '40100', 'Väinönkatu 30', '2. krs, Työhuone 7')],
    phones: ['+358 14 555 ####', '014 555####'],
    mobiles: ['040 555 ####', '+358 50 555 ####'],
  },
];

export const DEPARTMENTS: readonly string[] = words(
  'Vertrieb, Forschung & Entwicklung, Operations, Prepress, Einkauf, Marketing, Qualitätssicherung, IT, Personal, Buchhaltung, Kundendienst, Logistik, Rechtsabteilung, Außendienst',
);

export const TITLES: readonly string[] = words(
  'Head of Print Operations, Sachbearbeiterin, Entwickler, Senior Account Manager, Teamleitung, Werkstudent (m/w/d), Prokuristin, Key-Account-Managerin, Qualitätsprüfer, Systemadministrator, Buchhalterin, Product Owner, Geschäftsführerin, Lagerist, Büroleitung, Consultant',
);

export const TEAMS: readonly string[] = words(
  'Außendienst Nord, Außendienst Süd, Messeteam, Betriebsrat, Ersthelfer, F&E / Labor, Führungskreis, Projekt Größe+, Nordics, Führerscheinprüfer, Azubis, Homeoffice, IT-Support, Key Users "SAP", Werk Köln, Werk Malmö, Kantine, Öffentlichkeitsarbeit, C++ Gilde, Newsletter',
);

export const GUEST_DOMAINS: readonly string[] = ['fjord.example', 'agentur-weiß.example', 'druckpartner.example'];
