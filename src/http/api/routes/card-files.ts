// The cards of a list as one file, written while they are read: a table of their visible values, their vCards, or their signatures.

import * as v from 'valibot';
import { type CardScope, cardFields, publicCard, readUserCard, type UserCard } from '../../../cards/index.ts';
import { Failure, findDirectory, type ResourceId } from '../../../domain/index.ts';
import { users as verbs } from '../../../use-cases/index.ts';
import { attachment, type CsvSeparator, csvDownload } from '../csv.ts';
import { route } from '../route.ts';
import { described } from '../schemas/shared.ts';
import { sheetDownload, sheetType } from '../spreadsheet.ts';
import { streamText } from '../text-stream.ts';
import { archiveDownload, signatureFiles, vcardFile } from './card-archive.ts';
import { cardPositions, filters, toCardFilter } from './card-list.ts';
import { separator } from './users-file.ts';

/** Few enough that other requests come between. */
const readAtOnce = 100;
const header = ['name', 'state', 'address', ...cardFields.map((field) => `card.${field}`)];

const mediaTypes = ['text/csv', sheetType, 'text/vcard', 'application/zip'];

export const cardFileRoutes = {
  exportCards: route({
    method: 'GET',
    path: '/directories/{directory}/export/cards',
    title: 'Export cards of active users, filtered: what visitors see as CSV or XLSX, vCards, or email signatures',
    need: verbs.exportList,
    query: v.object({
      ...filters,
      format: v.optional(
        described(
          v.picklist(['csv', 'xlsx', 'vcard', 'vcard-zip', 'signature-zip']),
          'vcard: all in one file. vcard-zip, signature-zip: files for each user, named after the email',
        ),
        'csv',
      ),
      language: v.exactOptional(described(v.picklist(['de', 'en']), 'By default that of each card')),
      separator,
    }),
    answer: 'file',
    mediaTypes,
    audits: ['users.exported'],
    handle: async ({ params, query, ctx, services }) => {
      const { store: of, platform } = ctx;
      const directory = await findDirectory(of, params.directory);
      const filter = { ...toCardFilter(query), order: 'name' as const };
      const { store, positions } = await cardPositions(services, ctx, directory.id, filter);
      await verbs.exportList(ctx, { directory: directory.id, count: positions.length });
      const cards = readCards({ store: of, platform, directory }, store.lists, positions, query.language);
      const addressOf = ({ card }: UserCard): string => `${services.publicUrl}/c/${card.handle}`;
      return writeFile(query, { name: directory.name, cards, addressOf, at: platform.clock() });
    },
  }),
};

interface Exported {
  /** Of the directory. */
  readonly name: string;
  readonly cards: AsyncGenerator<UserCard>;
  readonly addressOf: (read: UserCard) => string;
  readonly at: number;
}

interface Form {
  readonly format: 'csv' | 'xlsx' | 'vcard' | 'vcard-zip' | 'signature-zip';
  readonly separator: CsvSeparator;
}

function writeFile({ format, separator }: Form, { name, cards, addressOf, at }: Exported): Response {
  const table = { name: `${name}-cards`, header, rows: rowsOf(cards, addressOf) };
  switch (format) {
    case 'csv':
      return csvDownload({ ...table, separator });
    case 'xlsx':
      return sheetDownload(table, at);
    case 'vcard':
      return vcardDownload(`${name}-cards`, cards, addressOf);
    case 'vcard-zip':
      return archiveDownload(`${name}-vcards`, cards, { filesOf: vcardFile(addressOf), at });
    case 'signature-zip':
      return archiveDownload(`${name}-signatures`, cards, { filesOf: signatureFiles(addressOf), at });
    default:
      return format satisfies never;
  }
}

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

function vcardDownload(name: string, cards: AsyncGenerator<UserCard>, addressOf: Exported['addressOf']): Response {
  const fileOf = vcardFile(addressOf);
  const pieces = async function* (): AsyncGenerator<string> {
    for await (const read of cards) yield fileOf(read).vcf;
  };
  return new Response(streamText(pieces()), {
    headers: { 'content-type': 'text/vcard; charset=utf-8', 'content-disposition': attachment(`${name}.vcf`) },
  });
}
