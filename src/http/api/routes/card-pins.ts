// PINs of cards: set and removed, never read.

import * as v from 'valibot';
import { checkPin } from '../../../cards/index.ts';
import { cardPins } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { route } from '../route.ts';
import { described } from '../schemas/shared.ts';

const path = '/directories/{directory}/cards/{card}/pin';

export const cardPinRoutes = {
  setCardPin: route({
    method: 'PUT',
    path,
    title: 'Ask visitors of a card for a PIN',
    need: cardPins.change,
    body: v.object({ pin: described(text(100), '4 to 8 letters, digits or signs') }),
    answer: 'nothing',
    audits: ['card.changed'],
    example: { body: { pin: '4711' } },
    handle: async ({ params: { directory, card: user }, body, ctx }) => {
      const pinHash = await ctx.platform.hashPassword(checkPin(body.pin));
      await cardPins.change(ctx, { directory, user, pinHash });
      return undefined;
    },
  }),
  removeCardPin: route({
    method: 'DELETE',
    path,
    title: 'Show a card to visitors without a PIN',
    need: cardPins.change,
    answer: 'nothing',
    audits: ['card.changed'],
    handle: async ({ params: { directory, card: user }, ctx }) => {
      await cardPins.change(ctx, { directory, user, pinHash: undefined });
      return undefined;
    },
  }),
};
