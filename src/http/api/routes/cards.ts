// Cards: switched on and off, and the card of one user with where each value comes from.

import * as v from 'valibot';
import {
  newCardsOf,
  publicCard,
  readPhoto,
  readSettings,
  readUserCard,
  revisedAt,
  type UserCard,
  vcardVersions,
  writeVcard,
} from '../../../cards/index.ts';
import { type CardState, findDirectory } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { cards as verbs } from '../../../use-cases/index.ts';
import { attachment } from '../csv.ts';
import { presentCard } from '../present-card.ts';
import { type Call, route } from '../route.ts';
import * as schemas from '../schemas/cards.ts';
import { described, type Shown } from '../schemas/shared.ts';
import { cardPositions } from './card-list.ts';
import { cardScopeOf } from './card-scope.ts';
import { directoryStore } from './directory-store.ts';

const directory = '/directories/{directory}';
const all = `${directory}/cards`;
const one = `${all}/{card}`;
const reading = { right: 'read', scope: 'users:read' } as const;
const language = v.exactOptional(described(v.picklist(['de', 'en']), 'By default that of the card'));

export const cardRoutes = {
  getCardSettings: route({
    method: 'GET',
    path: `${directory}/card-settings`,
    title: 'Get whether a User Directory has cards, and how many',
    need: { right: 'read', scope: 'directories:read' },
    answer: schemas.cardSettings,
    version: ({ enabled, newCards }) => ({ enabled, newCards }),
    handle: (call) => showSettings(call),
  }),
  changeCardSettings: route({
    method: 'PATCH',
    path: `${directory}/card-settings`,
    title: 'Switch the cards of a User Directory on or off',
    need: verbs.changeSettings,
    body: v.object({ enabled: v.exactOptional(v.boolean()), newCards: v.exactOptional(schemas.newCardState) }),
    answer: schemas.cardSettings,
    audits: ['cards.changed'],
    example: { body: { newCards: 'published' } },
    handle: async (call) => {
      await verbs.changeSettings(call.ctx, { ...call.params, ...call.body });
      return showSettings(call);
    },
  }),
  getCard: route({
    method: 'GET',
    path: one,
    title: 'Get the card of a user with where each value comes from',
    need: reading,
    query: v.object({ language }),
    answer: schemas.card,
    handle: async (call) => showCard(call, call.query.language),
  }),
  changeCard: route({
    method: 'PATCH',
    path: one,
    title: 'Enter values of a card; null takes a value away',
    need: verbs.changeValues,
    body: v.object({ values: schemas.ofFields(v.unknown()) }),
    answer: schemas.card,
    audits: ['card.changed'],
    example: { body: { values: { position: { de: 'Vertriebsleitung', en: 'Head of Sales' } } } },
    handle: async (call) => {
      const { params, body, ctx } = call;
      await verbs.changeValues(ctx, { directory: params.directory, user: params.card, values: body.values });
      return showCard(call, undefined);
    },
  }),
  getCardFile: route({
    method: 'GET',
    path: `${one}/vcard`,
    title: 'Get the card of a user as a vCard, whatever its state',
    need: reading,
    query: v.object({ language, version: v.optional(v.picklist(vcardVersions), '3.0') }),
    answer: 'file',
    mediaTypes: ['text/vcard'],
    handle: async ({ params, query, ctx, services }) => {
      const read = await readOne(ctx, params, query.language);
      const { cards } = await directoryStore(ctx, params.directory);
      const photo = await readPhoto(cards, read.card);
      const identity = { address: addressOf(services, read), revisedAt: revisedAt(read), photo };
      const body = writeVcard(publicCard(read.view, read.card.photo), identity, query.version);
      const disposition = attachment(`${params.card}.vcf`);
      return new Response(body, {
        headers: { 'content-type': 'text/vcard; charset=utf-8', 'content-disposition': disposition },
      });
    },
  }),
};

async function showSettings(call: Call<typeof directory>): Promise<Shown<typeof schemas.cardSettings>> {
  const { ctx, params, services } = call;
  const { id } = await findDirectory(ctx.store, params.directory);
  const countOf = async (state?: CardState): Promise<number> =>
    (await cardPositions(services, ctx, id, { card: { state }, search: '', order: 'name' })).positions.length;
  const cards = {
    draft: await countOf('draft'),
    published: await countOf('published'),
    paused: await countOf('paused'),
  };
  const settings = await readSettings(ctx.store, id);
  return { enabled: settings.enabled, newCards: newCardsOf(settings), users: await countOf(), cards };
}

async function readOne(
  ctx: Call['ctx'],
  { directory: name, card }: Call<typeof one>['params'],
  wanted: 'de' | 'en' | undefined,
): Promise<UserCard> {
  return readUserCard(await cardScopeOf(ctx, name), card, wanted);
}

async function showCard(
  { ctx, params, services }: Call<typeof one>,
  wanted: 'de' | 'en' | undefined,
): Promise<Shown<typeof schemas.card>> {
  const read = await readOne(ctx, params, wanted);
  return presentCard(read, addressOf(services, read), formatDateTime(revisedAt(read)));
}

function addressOf({ publicUrl }: Call['services'], { card }: UserCard): string {
  return `${publicUrl}/c/${card.handle}`;
}
