// Locations of the offices on cards, and what is missing on cards.

import * as v from 'valibot';
import { findGaps } from '../../../cards/index.ts';
import type { CardLocation } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { cardLocations as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { route } from '../route.ts';
import * as schemas from '../schemas/card-locations.ts';
import { listOf, type Shown } from '../schemas/shared.ts';
import { cardScopeOf } from './card-scope.ts';
import { directoryStore } from './directory-store.ts';

const directory = '/directories/{directory}';
const all = `${directory}/card-locations`;
const one = `${all}/{location}`;

const part = v.exactOptional(v.nullable(text(1_000)));
const parts = { street: part, postalCode: part, locality: part, country: part, phone: part };

export const cardLocationRoutes = {
  listCardLocations: route({
    method: 'GET',
    path: all,
    title: 'List the locations of a User Directory by name',
    need: { right: 'read', scope: 'directories:read' },
    answer: listOf(schemas.cardLocation),
    handle: async ({ params, ctx }) => {
      const { cards } = await directoryStore(ctx, params.directory);
      return { items: (await cards.locations()).map(present) };
    },
  }),
  addCardLocation: route({
    method: 'POST',
    path: all,
    title: 'Add a location: its address and phone are on the cards of all whose office has this name',
    need: verbs.add,
    body: v.object({ name: text(1_000), ...parts }),
    status: 201,
    answer: schemas.cardLocation,
    audits: ['card_location.added'],
    example: { body: { name: 'Berlin', street: 'Unter den Linden 1', postalCode: '10117', locality: 'Berlin' } },
    handle: async ({ params, body, ctx }) => present((await verbs.add(ctx, { ...params, ...body })).location),
  }),
  changeCardLocation: route({
    method: 'PATCH',
    path: one,
    title: 'Change a location, at once on every card; null takes a part away',
    need: verbs.change,
    body: v.object({ name: v.exactOptional(text(1_000)), ...parts }),
    answer: schemas.cardLocation,
    audits: ['card_location.changed'],
    example: { body: { street: 'Friedrichstraße 1' } },
    handle: async ({ params, body, ctx }) => present((await verbs.change(ctx, { ...params, ...body })).after),
  }),
  removeCardLocation: route({
    method: 'DELETE',
    path: one,
    title: 'Remove a location: cards show what the directory has again',
    need: verbs.remove,
    answer: 'nothing',
    audits: ['card_location.removed'],
    handle: async ({ params, ctx }) => void (await verbs.remove(ctx, params)),
  }),
  listCardGaps: route({
    method: 'GET',
    path: `${directory}/card-gaps`,
    title:
      'List what is missing on cards: empty fields by template, office names without a location, users of each location',
    need: { right: 'read', scope: 'users:read' },
    answer: schemas.cardGaps,
    handle: async ({ params, ctx }) => {
      const { withoutCard, ...found } = await findGaps(await cardScopeOf(ctx, params.directory));
      const templates = found.templates.map(({ template: { id, name }, users, fields }) => ({
        ...{ template: { id, name }, users },
        fields: [...fields],
      }));
      const locations = found.locations.map(({ location: { id, name }, users }) => ({ location: { id, name }, users }));
      return { withoutCard, templates, offices: [...found.offices], locations };
    },
  }),
};

function present({ changedAt, ...location }: CardLocation): Shown<typeof schemas.cardLocation> {
  return { ...location, changedAt: formatDateTime(changedAt) };
}
