import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DirectoryId,
  type LogAppend,
  type LogEntryId,
  type Store,
  StoreUnavailable,
} from '../../../domain/index.ts';
import { openTemporaryStore } from '../../../store/testing/temporary-store.ts';
import { createLogWriter } from './writer.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function line(at: number): LogAppend {
  const none = { tokenId: undefined, code: undefined, detail: undefined, resourceId: undefined, subject: undefined };
  const request = {
    action: 'List',
    method: 'GET',
    path: '/Users',
    status: 200,
    outcome: 'success',
    fields: undefined,
    warnings: [],
  } as const;
  const bodies = { search: '', requestBody: undefined, responseBody: undefined };
  // A test names its own ids.
  const id = `log_${at}` as LogEntryId;
  return { directoryId: 'ud_1' as DirectoryId, entry: { id, at, durationMs: 1, ...none, ...request, ...bodies } };
}

/** A store whose log fails so often before it works; `stored` is what arrived. */
function failing(times: number): { readonly store: Store; readonly stored: number[] } {
  let left = times;
  const stored: number[] = [];
  const appendLog = async (lines: readonly LogAppend[]): Promise<void> => {
    left -= 1;
    if (left >= 0) throw new Error('the disk is full');
    stored.push(...lines.map(({ entry }) => entry.at));
  };
  return { store: { ...openTemporaryStore(), appendLog }, stored };
}

test('lines are written in their order, in batches', async () => {
  const { store, stored } = failing(0);
  const journal = createLogWriter(store, silent);
  const ats = Array.from({ length: 1201 }, (_, at) => at);

  for (const at of ats) journal.write(line(at));
  await journal.close();

  assert.deepStrictEqual(stored, ats);
});

test('a full batch is written without waiting for more', async () => {
  const { store, stored } = failing(0);
  const journal = createLogWriter(store, silent);

  for (let at = 0; at < 201; at += 1) journal.write(line(at));
  await new Promise((resolve) => setImmediate(resolve));

  assert.deepStrictEqual([stored.length, journal.queued()], [201, 0]);
  await journal.close();
});

test('a batch that failed is tried again as it was, and later lines come after it', async () => {
  const tried: (readonly number[])[] = [];
  const appendLog = async (lines: readonly LogAppend[]): Promise<void> => {
    tried.push(lines.map(({ entry }) => entry.at));
    if (tried.length === 1) throw new Error('the answer was lost');
  };
  const journal = createLogWriter({ ...openTemporaryStore(), appendLog }, silent);

  journal.write(line(1));
  await journal.flush();
  journal.write(line(2));
  const waiting = journal.queued();
  await journal.close();

  assert.deepStrictEqual([waiting, tried], [2, [[1], [1], [2]]]);
});

test('where the database is damaged, lines of other directories are written and those that cannot be are dropped', async () => {
  const stored: string[] = [];
  const appendLog = async (lines: readonly LogAppend[]): Promise<void> => {
    if (lines.some(({ directoryId }) => directoryId === 'ud_1')) throw new StoreUnavailable('damaged', 'x');
    stored.push(...lines.map(({ entry }) => entry.id));
  };
  const journal = createLogWriter({ ...openTemporaryStore(), appendLog }, silent);

  journal.write(line(1));
  journal.write({ ...line(2), directoryId: 'ud_2' as DirectoryId });
  await journal.close();

  assert.deepStrictEqual([stored, journal.queued()], [['log_2'], 0]);
});

test('lines that could not be written are written later, none is lost or doubled', async () => {
  const { store, stored } = failing(1);
  const journal = createLogWriter(store, silent);

  journal.write(line(1));
  await journal.flush();
  journal.write(line(2));
  await journal.close();

  assert.deepStrictEqual(stored, [1, 2]);
});
