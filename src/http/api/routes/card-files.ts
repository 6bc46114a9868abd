// The cards of a list as one file, written while they are read: a table of their visible values, or their vCards one after the other.

import * as v from 'valibot';
import {
  type CardScope,
  cardFields,
  publicCard,
  readUserCard,
  revisedAt,
  type UserCard,
  writeVcard,
} from '../../../cards/index.ts';
import { Failure, findDirectory, type ResourceId } from '../../../domain/index.ts';
import { users as verbs } from '../../../use-cases/index.ts';
import { attachment, csvDownload } from '../csv.ts';
import { route } from '../route.ts';
import { described } from '../schemas/shared.ts';
import { streamText } from '../text-stream.ts';
import { cardPositions, filters, toCardFilter } from './card-list.ts';
import { separator } from './users-file.ts';

/** Few enough that other requests come between. */
const readAtOnce = 100;

export const cardFileRoutes = {
  exportCards: route({
    method: 'GET',
    path: '/directories/{directory}/export/cards',
    title: 'Export cards of active users, filtered: as CSV with what visitors see, or as vCards in one file',
    need: verbs.exportList,
    query: v.object({
      ...filters,
      format: v.optional(v.picklist(['csv', 'vcard']), 'csv'),
      language: v.exactOptional(described(v.picklist(['de', 'en']), 'By default that of each card')),
      separator,
    }),
    answer: 'file',
    mediaTypes: ['text/csv', 'text/vcard'],
    audits: ['users.exported'],
    handle: async ({ params, query, ctx, services }) => {
      const { store: of, platform } = ctx;
      const directory = await findDirectory(of, params.directory);
      const filter = { ...toCardFilter(query), order: 'name' as const };
      const { store, positions } = await cardPositions(services, ctx, directory.id, filter);
      await verbs.exportList(ctx, { directory: directory.id, count: positions.length });
      const found = readCards({ store: of, platform, directory }, store.lists, positions, query.language);
      const addressOf = ({ card }: UserCard): string => `${services.publicUrl}/c/${card.handle}`;
      const name = `${directory.name}-cards`;
      if (query.format === 'vcard') return vcardDownload(name, found, addressOf);
      const header = ['name', 'state', 'address', ...cardFields.map((field) => `card.${field}`)];
      return csvDownload({ name, header, rows: rowsOf(found, addressOf), separator: query.separator });
    },
  }),
};

interface Lists {
  readonly idsAt: (positions: readonly number[]) => Promise<readonly ResourceId[]>;
}

async function* readCards(
  scope: CardScope,
  lists: Lists,
  positions: readonly number[],
  language: 'de' | 'en' | undefined,
): AsyncGenerator<UserCard> {
  for (let at = 0; at < positions.length; at += readAtOnce) {
    for (const id of await lists.idsAt(positions.slice(at, at + readAtOnce))) {
      const read = await readIfThere(scope, id, language);
      if (read !== undefined) yield read;
    }
    await scope.platform.yieldToOthers();
  }
}

/** Undefined for a user without a card. */
async function readIfThere(
  scope: CardScope,
  id: ResourceId,
  language: 'de' | 'en' | undefined,
): Promise<UserCard | undefined> {
  try {
    return await readUserCard(scope, id, language);
  } catch (error) {
    if (error instanceof Failure && error.code === 'BC-904') return undefined;
    throw error;
  }
}

async function* rowsOf(cards: AsyncGenerator<UserCard>, addressOf: (read: UserCard) => string) {
  for await (const read of cards) {
    const { name, values } = publicCard(read.view, read.card.photo);
    yield [name, read.card.state, addressOf(read), ...cardFields.map((field) => cellOf(values[field]))];
  }
}

/** An address and links are lists of texts. */
function cellOf(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return Object.values(Object(value))
    .map((part) => cellOf(part) ?? '')
    .join(', ');
}

/** Without photos, which would make the file very large. */
function vcardDownload(name: string, cards: AsyncGenerator<UserCard>, addressOf: (read: UserCard) => string): Response {
  const pieces = async function* (): AsyncGenerator<string> {
    for await (const read of cards) {
      const identity = { address: addressOf(read), revisedAt: revisedAt(read), photo: undefined };
      yield writeVcard(publicCard(read.view, read.card.photo), identity, '3.0');
    }
  };
  return new Response(streamText(pieces()), {
    headers: { 'content-type': 'text/vcard; charset=utf-8', 'content-disposition': attachment(`${name}.vcf`) },
  });
}
