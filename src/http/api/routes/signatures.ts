// Signatures of e-mails, made of the card: what visitors see of it, and its address once it is published.

import * as v from 'valibot';
import {
  type PublicCard,
  readUserCard,
  type Signature,
  signatureDocument,
  signUser,
  type UserSignature,
} from '../../../cards/index.ts';
import { attachment } from '../csv.ts';
import { type Call, route } from '../route.ts';
import { described } from '../schemas/shared.ts';
import * as schemas from '../schemas/signatures.ts';
import { plainFile } from './card-archive.ts';
import { cardScopeOf } from './card-scope.ts';

const one = '/directories/{directory}/cards/{card}/signature';
const reading = { right: 'read', scope: 'users:read' } as const;
const language = v.exactOptional(described(v.picklist(['de', 'en']), 'By default that of the card'));
/** Outlook reads signatures from files with these endings. */
const formats = {
  htm: { type: 'text/html', print: signatureDocument },
  txt: { type: 'text/plain', print: (_: PublicCard, { text }: Signature) => plainFile(text) },
} as const;

export const signatureRoutes = {
  getCardSignature: route({
    method: 'GET',
    path: one,
    title: 'Get the email signature of a user as HTML and as plain text',
    need: reading,
    query: v.object({ language }),
    answer: schemas.signature,
    handle: async (call) => {
      const { card, signature } = await signatureOf(call, call.query.language);
      return { language: card.language, ...signature };
    },
  }),
  getCardSignatureFile: route({
    method: 'GET',
    path: `${one}/file`,
    title: 'Get the email signature of a user as a file',
    need: reading,
    query: v.object({ language, format: v.optional(v.picklist(['htm', 'txt']), 'htm') }),
    answer: 'file',
    mediaTypes: ['text/html', 'text/plain'],
    handle: async (call) => {
      const { format, language: wanted } = call.query;
      const { card, signature } = await signatureOf(call, wanted);
      const { type, print } = formats[format];
      const disposition = attachment(`${call.params.card}.${format}`);
      return new Response(print(card, signature), {
        headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': disposition },
      });
    },
  }),
};

async function signatureOf(
  { ctx, params, services }: Call<typeof one>,
  wanted: 'de' | 'en' | undefined,
): Promise<UserSignature> {
  const read = await readUserCard(await cardScopeOf(ctx, params.directory), params.card, wanted);
  return signUser(read, `${services.publicUrl}/c/${read.card.handle}`);
}
