// The texts of passes in both languages.

import type { CardLanguage } from '../domain/index.ts';

const en = {
  kind: 'Business card',
  ended: 'This card is not active any more',
  position: 'Position',
  department: 'Department',
  mobile: 'Mobile',
  phone: 'Phone',
  fax: 'Fax',
  email: 'Email',
  website: 'Website',
  address: 'Address',
  shortDescription: 'About',
  page: 'Card',
};

const de: typeof en = {
  kind: 'Visitenkarte',
  ended: 'Diese Visitenkarte ist nicht mehr aktiv',
  position: 'Position',
  department: 'Abteilung',
  mobile: 'Mobil',
  phone: 'Telefon',
  fax: 'Fax',
  email: 'E-Mail',
  website: 'Website',
  address: 'Adresse',
  shortDescription: 'Über',
  page: 'Visitenkarte',
};

export type PassLabel = keyof typeof en;

export const passTexts: { readonly [Language in CardLanguage]: Readonly<typeof en> } = { de, en };
