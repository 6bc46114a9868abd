// A user as Entra provisions it, and values of each field for the tests of cards.

import type { CardField, CardValues } from '../../domain/index.ts';
import { enterpriseUserUrn, type JsonObject } from '../../scim/index.ts';

export const jana: JsonObject = {
  userName: '9f1c2d3e-0000-4000-8000-00000000abcd',
  active: true,
  displayName: 'Dr. Jana Weber',
  name: { givenName: 'Jana', familyName: 'Weber', honorificPrefix: 'Dr.', honorificSuffix: 'MBA' },
  title: 'Head of Sales',
  preferredLanguage: 'de-DE',
  profileUrl: 'https://contoso.example/jana',
  emails: [
    { type: 'other', value: 'jana@home.example' },
    { type: 'work', value: 'jana.weber@contoso.example' },
  ],
  phoneNumbers: [
    { type: 'work', value: '+49 30 1234-0' },
    { type: 'mobile', value: '+49 171 1234567' },
    { type: 'fax', value: '+49 30 1234-99' },
  ],
  addresses: [
    {
      type: 'work',
      formatted: 'Berlin 2',
      streetAddress: 'Unter den Linden 1',
      postalCode: '10117',
      locality: 'Berlin',
    },
  ],
  [enterpriseUserUrn]: { department: 'Sales' },
};

/** Of each field: a value for the card, and another one. */
export const samples: { readonly [Field in CardField]: readonly [CardValues[Field], CardValues[Field]] } = {
  prefix: ['Dr.', 'Prof.'],
  firstName: ['Jana', 'Janina'],
  lastName: ['Weber', 'Weber-Krämer'],
  suffix: ['MBA', 'LL.M.'],
  displayName: ['Jana Weber', 'J. Weber'],
  organisation: ['Contoso', 'Fabrikam'],
  position: [
    { de: 'Vertrieb', en: 'Sales' },
    { de: 'Leitung', en: 'Head' },
  ],
  department: [{ de: 'Verkauf', en: 'Sales' }, { en: 'Marketing' }],
  shortDescription: [{ de: 'Zwei\nZeilen' }, { en: 'One line' }],
  mobile: ['+49 171 1', '+49 171 2'],
  phone: ['+49 30 1', '+49 30 2'],
  fax: ['+49 30 3', '+49 30 4'],
  email: ['a@contoso.example', 'b@contoso.example'],
  website: ['https://contoso.example/', 'https://fabrikam.example/'],
  address: [{ office: 'Berlin' }, { street: 'Linden 1', locality: 'Berlin' }],
  socialLinks: [[{ label: 'LinkedIn', url: 'https://l.example/a' }], [{ label: 'Xing', url: 'https://x.example/a' }]],
  color: ['#0b5fff', '#008060'],
  focus: ['contact', 'socialmedia'],
  language: ['de', 'en'],
};
