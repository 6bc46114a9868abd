// The words a fake company is made of. Data only: names with umlauts, hyphens and apostrophes are the point,
// because Entra sends them and expects them back letter for letter.

/** A country in which the company has people. */
export interface Region {
  readonly country: string;
  readonly language: string;
  readonly weight: number;
  readonly women: readonly string[];
  readonly men: readonly string[];
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
    women: words(
      'Anna, Käthe, Marie-Luise, Renée, Ayşe, Hannelore, Änne, Friederike, Şebnem, Zoë, Leonie, Sabine, Ute, Emilia',
    ),
    men: words(
      'Jürgen, Björn, Lukas, Günther, Sören, Mehmet, Thomas, Uwe, Jörg, Karl-Heinz, Tobias, Moritz, Ömer, Wolfgang, Jonas, Rüdiger',
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
    women: words('Olivia, Siân, Aoife, Priya, Charlotte, Zainab, Eleanor'),
    men: words('George, Harry, Kwame, Rhys, Callum'),
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
    women: words('Åsa, Märta, Linnéa, Elsa, Maja'),
    men: words('Göran, Björn, Håkan, Örjan'),
    surnames: words('Åkesson, Öberg, Lindström, Sjögren, Bergman, Älvros, Nyström'),
    sites: [site('Malmö', 'Skåne län', '211 20', 'Östra Förstadsgatan 8', 'Plan 2, Plan 5')],
    phones: ['+46 (0)40 555 ## ##', '040-555 ## ##'],
    mobiles: ['+46 70 555 ## ##', '0705 55 ## ##'],
  },
  {
    country: 'Norway',
    language: 'nb-NO',
    weight: 1,
    women: words('Ågot, Ingrid, Bjørg, Tuva'),
    men: words('Øystein, Sindre, Kåre, Håvard'),
    surnames: words('Brandvik, Sørli, Ødegård, Haugen, Nygård, Bråten, Solbø'),
    sites: [site('Tromsø', 'Troms', '9008', 'Sjøgata 12', '1. etasje, Kontor Nord')],
    phones: ['+47 55 55 ## ##', '555# ####'],
    mobiles: ['+47 4## ## ###', '9## ## ###'],
  },
  {
    country: 'Finland',
    language: 'fi-FI',
    weight: 1,
    women: words('Sanna, Päivi, Aino, Hilkka'),
    men: words('Väinö, Jyrki, Yrjö'),
    surnames: words('Lehtovaara, Mäkinen, Hämäläinen, Nieminen, Kärkkäinen, Ylönen'),
    sites: [site('Jyväskylä', 'Keski-Suomi', '40100', 'Väinönkatu 30', '2. krs, Työhuone 7')],
    phones: ['+358 14 555 ####', '014 555####'],
    mobiles: ['040 555 ####', '+358 50 555 ####'],
  },
];

/** The words for a person's work, in the language of the office. */
export interface Vocabulary {
  readonly departments: readonly string[];
  /** Of a woman and of a man. */
  readonly titles: readonly (readonly [woman: string, man: string])[];
}

const alike = (titles: string): Vocabulary['titles'] => words(titles).map((title) => [title, title]);

const GERMAN: Vocabulary = {
  departments: words(
    'Vertrieb, Forschung & Entwicklung, Operations, Prepress, Einkauf, Marketing, Qualitätssicherung, IT, Personal, Buchhaltung, Kundendienst, Logistik, Rechtsabteilung, Außendienst',
  ),
  titles: [
    ['Sachbearbeiterin', 'Sachbearbeiter'],
    ['Entwicklerin', 'Entwickler'],
    ['Prokuristin', 'Prokurist'],
    ['Key-Account-Managerin', 'Key-Account-Manager'],
    ['Qualitätsprüferin', 'Qualitätsprüfer'],
    ['Systemadministratorin', 'Systemadministrator'],
    ['Buchhalterin', 'Buchhalter'],
    ['Geschäftsführerin', 'Geschäftsführer'],
    ['Lageristin', 'Lagerist'],
    ['Beraterin', 'Berater'],
    ...alike('Teamleitung, Büroleitung, Werkstudium (m/w/d), Product Owner'),
  ],
};

const ENGLISH: Vocabulary = {
  departments: words(
    'Sales, Research & Development, Operations, Prepress, Purchasing, Marketing, Quality Assurance, IT, People, Accounting, Customer Service, Logistics, Legal, Field Sales',
  ),
  titles: alike(
    'Head of Print Operations, Senior Account Manager, Developer, Team Lead, Working Student, Key Account Manager, Quality Inspector, System Administrator, Accountant, Product Owner, Managing Director, Warehouse Clerk, Office Manager, Consultant',
  ),
};

/** The company works in German where its people do, and in English everywhere else. */
export function vocabularyOf({ language }: Region): Vocabulary {
  return language.startsWith('de') ? GERMAN : ENGLISH;
}

export const TEAMS: readonly string[] = words(
  'Außendienst Nord, Außendienst Süd, Messeteam, Betriebsrat, Ersthelfer, F&E / Labor, Führungskreis, Projekt Größe+, Nordics, Führerscheinprüfer, Azubis, Homeoffice, IT-Support, Key Users "SAP", Werk Köln, Werk Malmö, Kantine, Öffentlichkeitsarbeit, C++ Gilde, Newsletter',
);

export const GUEST_DOMAINS: readonly string[] = ['fjord.example', 'agentur-weiß.example', 'druckpartner.example'];
