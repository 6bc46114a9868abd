// The texts of passes in both languages.

import type { CardLanguage } from '../domain/index.ts';

interface PassTexts {
  readonly kind: string;
  readonly ended: string;
  readonly position: string;
  readonly department: string;
  readonly mobile: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly website: string;
  readonly address: string;
  readonly shortDescription: string;
  readonly page: string;
}

export type PassLabel = keyof PassTexts;

export const passTexts: { readonly [Language in CardLanguage]: PassTexts } = {
  en: {
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
  },
  de: {
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
  },
};
