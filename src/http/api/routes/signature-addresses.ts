// Addresses at which mail programs fetch the signature of a card: created, given again, and revoked.

import { signatureAddress } from '../../../cards/index.ts';
import { signatureAddresses as verbs } from '../../../use-cases/index.ts';
import { route } from '../route.ts';
import * as schemas from '../schemas/signatures.ts';

const path = '/directories/{directory}/cards/{card}/signature/address';

export const signatureAddressRoutes = {
  createSignatureAddress: route({
    method: 'POST',
    path,
    title: 'Create the address at which mail programs fetch the signature of a card, or get the one there is',
    need: verbs.create,
    answer: schemas.signatureAddress,
    audits: ['card.changed'],
    handle: async ({ params: { directory, card: user }, ctx }) => {
      const signed = await verbs.create(ctx, { directory, user });
      const page = `${ctx.publicUrl}/c/${signed.handle}`;
      return {
        html: signatureAddress(ctx.platform, page, signed, 'html'),
        text: signatureAddress(ctx.platform, page, signed, 'txt'),
      };
    },
  }),
  revokeSignatureAddress: route({
    method: 'DELETE',
    path,
    title: 'Revoke the address at which mail programs fetch the signature of a card',
    need: verbs.revoke,
    answer: 'nothing',
    audits: ['card.changed'],
    handle: async ({ params: { directory, card: user }, ctx }) => void (await verbs.revoke(ctx, { directory, user })),
  }),
};
