// Pages of the feed over many events, in the store alone: what a page costs must not grow with what lies before it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDirectory,
  type DirectoryEvent,
  type DirectoryId,
  type EventType,
  type FeedQuery,
  newEventId,
  type ResourceId,
  type Store,
} from '../src/domain/index.ts';
import { createPlatform } from '../src/platform.ts';
import { openStore } from '../src/store/index.ts';
import { percentile } from '../test/drills/drill.ts';
import { onServer, urlOf } from './postgres.ts';
import { table } from './report.ts';

export interface FeedFigure {
  readonly engine: string;
  readonly query: string;
  readonly events: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

type Filter = Pick<FeedQuery, 'directoryIds' | 'types'>;

const directoryCount = 10;
const perTransaction = 2_000;
const pageSize = 100;
const pages = 300;
const platform = createPlatform();

/** Fills a store of each engine with so many events and reads pages from all over them. */
export async function measureFeed(events: number, tell: (text: string) => void): Promise<readonly FeedFigure[]> {
  const figures: FeedFigure[] = [];
  for (const { engine, open } of engines) {
    const { store, drop } = await open();
    try {
      tell(`${engine}: writing ${events} events`);
      const ids = await fill(store, events);
      for (const [query, filter] of Object.entries(queriesOf(ids))) {
        tell(`${engine}: reading ${query}`);
        figures.push({ engine, query, events, ...(await readPages(store, filter)) });
      }
    } finally {
      await store.close();
      await drop();
    }
  }
  return figures;
}

export function printFeed(figures: readonly FeedFigure[]): string {
  const rows = figures.map(({ engine, query, events, medianMs, p95Ms }) => [
    ...[engine, query, String(events), medianMs.toFixed(2), p95Ms.toFixed(2)],
  ]);
  return `${table(['engine', 'page of', 'events', 'p50 ms', 'p95 ms'], rows).join('\n')}\n`;
}

interface Opened {
  readonly store: Store;
  readonly drop: () => Promise<void> | void;
}

const engines: readonly { readonly engine: string; readonly open: () => Promise<Opened> }[] = [
  {
    engine: 'SQLite',
    open: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'becard-feed-'));
      const store = await openStore({ dataDirectory: folder });
      return { store, drop: () => rmSync(folder, { recursive: true }) };
    },
  },
  { engine: 'PostgreSQL', open: openPostgres },
];

async function openPostgres(): Promise<Opened> {
  const serverUrl = process.env['BENCH_POSTGRES'] ?? '';
  const name = `becard_feed_${process.pid}`;
  const run = (sql: string): Promise<void> => onServer(serverUrl, async (client) => void (await client.query(sql)));
  await run(`CREATE DATABASE ${name}`);
  const store = await openStore({ databaseUrl: urlOf(serverUrl, name) });
  return { store, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function fill(store: Store, events: number): Promise<readonly DirectoryId[]> {
  const ids: DirectoryId[] = [];
  for (let at = 0; at < directoryCount; at += 1) {
    ids.push((await createDirectory(store, platform, { name: `Company ${at}` })).id);
  }
  for (let written = 0; written < events; written += perTransaction) {
    const id = ids[(written / perTransaction) % directoryCount];
    if (id === undefined) throw new Error('There is no directory');
    await store.directory(id).write(async (transaction) => {
      for (let at = written; at < written + perTransaction; at += 1) await transaction.events.append(eventOf(at));
    });
  }
  return ids;
}

/** One event in a thousand is of a rare type. */
function eventOf(at: number): DirectoryEvent {
  const type: EventType = at % 1000 === 0 ? 'user.deleted' : 'user.updated';
  return {
    id: newEventId(platform),
    type,
    at: platform.clock(),
    actor: 'tok_4Tq8Zr1yWn6c',
    resourceId: platform.uuid() as ResourceId,
    subject: `Person ${at}`,
    changes: [{ path: 'title', before: 'Engineer', after: `Head of Engineering ${at}` }],
  };
}

function queriesOf(ids: readonly DirectoryId[]): Readonly<Record<string, Filter>> {
  return {
    everything: {},
    'one directory': { directoryIds: ids.slice(0, 1) },
    'three directories': { directoryIds: ids.slice(0, 3) },
    'a rare type': { types: ['user.deleted'] },
    'a rare type, one directory': { types: ['user.deleted'], directoryIds: ids.slice(0, 1) },
  };
}

async function readPages(store: Store, filter: Filter): Promise<Pick<FeedFigure, 'medianMs' | 'p95Ms'>> {
  const end = await store.events.end();
  const times: number[] = [];
  for (let at = 0; at < pages; at += 1) {
    // Places from all over the feed, in no order.
    const after = Math.floor((((at * 7919) % pages) / pages) * end);
    const started = performance.now();
    await store.events.read({ ...filter, after, limit: pageSize });
    times.push(performance.now() - started);
  }
  return { medianMs: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
}
