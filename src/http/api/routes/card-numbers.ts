// How often cards are seen, saved and added to wallets: of one card, and of all of a directory.

import * as v from 'valibot';
import { readNumbers } from '../../../cards/index.ts';
import { findDirectory, type ResourceId } from '../../../domain/index.ts';
import { cardNumbers as verbs } from '../../../use-cases/index.ts';
import { type Call, route } from '../route.ts';
import * as schemas from '../schemas/card-numbers.ts';
import { described, type Shown } from '../schemas/shared.ts';

const all = '/directories/{directory}/card-numbers';
const one = '/directories/{directory}/cards/{card}/numbers';
const mostDays = 366;
const period = v.object({
  days: v.optional(
    described(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostDays)), 'The last days, today included'),
    30,
  ),
});

export const cardNumberRoutes = {
  getCardNumbers: route({
    method: 'GET',
    path: all,
    title: 'Get how often the cards of a User Directory are seen, saved and added to wallets',
    need: { right: 'read', scope: 'directories:read' },
    query: period,
    answer: schemas.cardNumbers,
    handle: ({ ctx, params, query }) => show(ctx, params.directory, undefined, query.days),
  }),
  changeCardNumbers: route({
    method: 'PATCH',
    path: all,
    title:
      'Keep the numbers of each card, or sums over all cards alone; what is known of single cards is forgotten then',
    need: verbs.change,
    body: v.object({ onlySums: v.boolean() }),
    answer: schemas.cardNumbers,
    audits: ['cards.changed'],
    example: { body: { onlySums: true } },
    handle: async ({ ctx, params, body }) => {
      await verbs.change(ctx, { ...params, ...body });
      return show(ctx, params.directory, undefined, 30);
    },
  }),
  getNumbersOfCard: route({
    method: 'GET',
    path: one,
    title: 'Get how often the card of a user is seen, saved and added to wallets',
    need: { right: 'read', scope: 'users:read' },
    query: period,
    answer: schemas.cardNumbers,
    // Any text may be asked for as an id; the store says whether there is one.
    handle: ({ ctx, params, query }) => show(ctx, params.directory, params.card as ResourceId, query.days),
  }),
};

async function show(
  { store, platform }: Call['ctx'],
  name: string,
  card: ResourceId | undefined,
  wanted: number,
): Promise<Shown<typeof schemas.cardNumbers>> {
  const directory = await findDirectory(store, name);
  const { isWithheld, days, ...rest } = await readNumbers({ store, platform, directory }, card, wanted);
  return {
    ...rest,
    withheld: isWithheld,
    days: days.map(({ day, ...counts }) => ({ date: new Date(day).toISOString().slice(0, 10), ...counts })),
  };
}
