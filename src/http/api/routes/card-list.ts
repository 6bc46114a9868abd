// The list of cards, and which of them a change of many is on.

import * as v from 'valibot';
import type { CardFilter } from '../../../cards/index.ts';
import {
  bitsOf,
  cardValues,
  type DirectoryStore,
  findDirectory,
  type ListQuery,
  orderKey,
  type ResourceId,
  searchText,
  type UserSummary,
  usersByPositions,
} from '../../../domain/index.ts';
import { text } from '../input.ts';
import { presentCardSummary } from '../present-card.ts';
import { type Call, route } from '../route.ts';
import * as schemas from '../schemas/cards.ts';
import { described, windowOf } from '../schemas/shared.ts';
import { listQuery, partOf } from './lists.ts';

const all = '/directories/{directory}/cards';
const ids = v.pipe(v.array(text(200)), v.maxLength(1_000));

/** What the list of cards is narrowed by. */
export const filters = {
  search: v.exactOptional(text(200)),
  state: v.exactOptional(schemas.cardState),
  department: v.exactOptional(text(1_000)),
  missing: v.exactOptional(
    described(v.array(v.picklist(cardValues)), 'Only users for whom the directory lacks all of these values'),
  ),
  group: v.exactOptional(described(text(200), 'The id of a group: its direct members')),
  own: v.exactOptional(described(v.boolean(), 'Whether values were entered for the card')),
};
const filter = v.object(filters);
/** Which cards an act is on. */
export const cardChoice = {
  users: v.exactOptional(ids),
  matching: v.exactOptional(filter),
  except: v.exactOptional(described(ids, 'Users whose cards stay as they are')),
};

export const cardListRoutes = {
  listCards: route({
    method: 'GET',
    path: all,
    title: 'List the cards of active users, sorted and filtered',
    need: { right: 'read', scope: 'users:read' },
    query: v.object({
      ...listQuery,
      ...filters,
      sort: v.optional(v.picklist(['name', 'email', 'department']), 'name'),
    }),
    answer: windowOf(schemas.cardSummary),
    handle: async ({ params, query, ctx, services }) => {
      const order = { order: query.sort, descending: query.direction === 'down' };
      const { store, positions } = await cardPositions(services, ctx, params.directory, {
        ...toCardFilter(query),
        ...order,
      });
      const part = partOf(positions, query);
      return part.answer(await summarize(store, services.publicUrl, await usersByPositions(store, part.positions)));
    },
  }),
};

type Filter = v.InferOutput<typeof filter>;

export function toCardFilter({ search, state, department, missing, group, own }: Filter): CardFilter {
  return {
    card: { state, hasOwnValues: own },
    search: searchText(search),
    department: department === undefined ? undefined : orderKey(department),
    missing: missing && bitsOf(missing),
    // Any text may be asked for as an id; the store says whether there is one.
    groupId: group as ResourceId | undefined,
  };
}

export interface ChoiceBody {
  readonly users?: readonly string[];
  readonly matching?: Filter;
  readonly except?: readonly string[];
}

export function choiceOf({ users, matching, except }: ChoiceBody) {
  return {
    // Any text may be sent as an id; the store says whether there is such a card.
    users: users as readonly ResourceId[] | undefined,
    matching: matching && toCardFilter(matching),
    except: except as readonly ResourceId[] | undefined,
  };
}

/** The active users that match, in order. A list is sorted again when a card has changed, as when a user has. */
export async function cardPositions(
  { sortedLists }: Call['services'],
  { store: stores }: Call['ctx'],
  name: string,
  query: Omit<ListQuery, 'type' | 'active'>,
) {
  const { id } = await findDirectory(stores, name);
  const store = stores.directory(id);
  const newest = async (): Promise<number> => (await store.events.newest()) + (await store.cards.revision());
  const source = { lists: store.lists, events: { newest } };
  return { store, positions: await sortedLists.positions(id, source, { ...query, type: 'User', active: true }) };
}

async function summarize(store: DirectoryStore, publicUrl: string, users: readonly (UserSummary | undefined)[]) {
  const wanted = users.flatMap((user) => (user === undefined ? [] : [user.id as ResourceId]));
  const cards = new Map((await store.cards.ofUsers(wanted)).map((card) => [String(card.resourceId), card]));
  return users.map((user) => user && presentCardSummary(user, cards.get(user.id), publicUrl));
}
