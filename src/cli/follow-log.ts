// The provisioning log as it grows: the newest page is asked for again and again, and what is not known yet is printed.

import type { OperationAnswer } from '../http/index.ts';
import { type PageQuery, readPages } from './pages.ts';
import { RemoteFailure } from './remote-failure.ts';
import { printLine } from './workspace.ts';

type LogPage = OperationAnswer<'listLog'>;
export type LogEntry = LogPage['items'][number];
type ReadLog = (query: PageQuery) => Promise<Pick<LogPage, 'items' | 'next'>>;

const pageSize = 200;
/** An entry is written after its response, so an older one may come later than a newer one. */
const maxKnown = 2_000;

/** Yields the newest `last` entries, oldest first, then each new one. Ends when `pause` resolves with false. */
export async function* followLog(read: ReadLog, last: number, pause: () => Promise<boolean>): AsyncGenerator<LogEntry> {
  const items = await readPages(read, Math.max(pageSize, last));
  let known = items.map(({ id }) => id);
  yield* items.slice(0, last).toReversed();
  while (await pause()) {
    const found = await again(() => readNew(read, new Set(known)));
    known = [...found.map(({ id }) => id), ...known].slice(0, maxKnown);
    yield* found.toReversed();
  }
}

/** The entries above the known ones, newest first. */
async function readNew(read: ReadLog, known: ReadonlySet<string>): Promise<readonly LogEntry[]> {
  const found: LogEntry[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await read({ cursor, limit: pageSize });
    const fresh = items.filter(({ id }) => !known.has(id));
    found.push(...fresh);
    cursor = fresh.length === items.length && found.length < maxKnown ? next : undefined;
  } while (cursor !== undefined);
  return found;
}

/** A server that is not reached for a moment is asked again after the pause; a refusal would come again. */
async function again(read: () => Promise<readonly LogEntry[]>): Promise<readonly LogEntry[]> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RemoteFailure) || error.exitCode !== 1) throw error;
    printLine('The connection failed; trying again.');
    return [];
  }
}
