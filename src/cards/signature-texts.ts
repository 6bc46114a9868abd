// The words of a signature.

import type { CardLanguage } from '../domain/index.ts';

const en = { phone: 'Phone', mobile: 'Mobile', fax: 'Fax', email: 'Email', card: 'Digital business card' };
const de: typeof en = { phone: 'Telefon', mobile: 'Mobil', fax: 'Fax', email: 'E-Mail', card: 'Digitale Visitenkarte' };

export type SignatureTexts = Readonly<typeof en>;

export const signatureTexts: { readonly [Language in CardLanguage]: SignatureTexts } = { de, en };
