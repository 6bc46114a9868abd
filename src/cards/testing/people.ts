// Two hundred cards with values that break careless writers: commas, semicolons, backslashes, line breaks, long titles, other scripts.

import type { PublicCard } from '../public-card.ts';

const names = [
  ['Jörg', 'Müller'],
  ['María José', 'García López'],
  ["D'Arcy", 'O’Neill-Šimůnek'],
  ['Weber, Jana', 'geb. Krämer; Berlin'],
  ['👩‍🚀', '🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀'],
  ['محمد', 'الأحمد'],
  ['דוד', 'בן־גוריון'],
  ['三郎', '山田'],
  ['e\u0301ric', 'a\u0308o\u0308u\u0308'],
  ['Robert \\ Tables', 'Users\\x'],
  ['"quoted"', "it's fine"],
  ['BEGIN VCARD', 'END VCARD'],
  ['=?utf-8?Q?x?=', '<script>alert(1)</script>'],
  ['Ünïcödé'.repeat(20), 'x'.repeat(300)],
  ['Ludwig', undefined],
  [undefined, 'Cher'],
  [undefined, undefined],
  ['ß', 'İıſ'],
  ['𝔍𝔞𝔫𝔞', '\u202eWeber'],
  ['zero\u200bwidth', '\u2066isolate\u2069'],
] as const;

const details: readonly PublicCard['values'][] = [
  {},
  { organisation: 'Müller, Meier; Söhne \\ Co.', department: 'F;E, Einkauf', email: 'a+b@contoso.example' },
  { position: 'Leiterin '.repeat(34).trim(), organisation: 'Contoso' },
  { shortDescription: 'Zeile 1\nZeile 2\n\nEND:VCARD\nTEL:+1', phone: '+49 30 1234,56;78' },
  { mobile: '+49 171 1234567', fax: '+49 30 1', email: "o'neil@münchen.example" },
  { address: { office: 'Haus B, 2. OG; links', street: 'Straße 1\\2', postalCode: '01067', locality: 'Dresden' } },
  { address: { country: 'Côte d’Ivoire', region: 'Ost;West' }, prefix: 'Prof. Dr.', suffix: 'MBA, LL.M.' },
  { website: 'https://contoso.example/a;b,c?d=1&e=%20', department: '東京営業部'.repeat(30) },
  {
    socialLinks: [
      { label: 'Linked,In; "privat"', url: 'https://l.example/in/a' },
      { label: '微信', url: 'https://w.example/' },
    ],
  },
  { position: 'ü'.repeat(74), department: `${'a'.repeat(69)}😀😀`, organisation: ' ' },
];

export const nastyCards: readonly PublicCard[] = names.flatMap(([firstName, lastName]) =>
  details.map((values): PublicCard => {
    const parts = [firstName, lastName].filter((part) => part !== undefined);
    const split = {
      ...(firstName === undefined ? {} : { firstName }),
      ...(lastName === undefined ? {} : { lastName }),
    };
    return { language: 'de', name: parts.join(' ') || 'Contoso', values: { ...values, ...split } };
  }),
);
