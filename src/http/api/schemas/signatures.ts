// The signature of e-mails that a card gives.

import * as v from 'valibot';
import { described, named, type Shown } from './shared.ts';

export const signature = named('CardSignature', {
  language: v.picklist(['de', 'en']),
  html: described(v.string(), 'A table with styles on its elements, for a mail program to paste; 10 KB at most'),
  text: described(v.string(), 'The same as plain text'),
});
export type CardSignature = Shown<typeof signature>;

export const signatureAddress = named('SignatureAddress', {
  html: described(v.string(), 'Where the signature is read as HTML; with &lang=de or &lang=en in that language'),
  text: described(v.string(), 'Where it is read as plain text'),
});
