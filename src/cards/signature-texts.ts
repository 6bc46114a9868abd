// The words of a signature.

import type { CardLanguage } from '../domain/index.ts';

export interface SignatureTexts {
  readonly phone: string;
  readonly mobile: string;
  readonly fax: string;
  readonly email: string;
  readonly card: string;
}

export const signatureTexts: { readonly [Language in CardLanguage]: SignatureTexts } = {
  de: { phone: 'Telefon', mobile: 'Mobil', fax: 'Fax', email: 'E-Mail', card: 'Digitale Visitenkarte' },
  en: { phone: 'Phone', mobile: 'Mobile', fax: 'Fax', email: 'Email', card: 'Digital business card' },
};
