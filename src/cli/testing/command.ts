// The command line as tests run it: in this process, with data folders that are removed afterwards, and beside it a server.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { startBecard } from '../../serve.ts';
import { databaseFile, openStore, type StoreLocation } from '../../store/index.ts';
import { run as runCommand } from '../run.ts';
import type { Terminal } from '../terminal.ts';

/** Where the tests of one file keep their data. */
export const folder = mkdtempSync(join(tmpdir(), 'becard-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));
await makeStore({ dataDirectory: join(folder, 'data') });

/** An empty store in which a server has noted its address, so that commands need not guess it. */
async function makeStore(location: StoreLocation): Promise<void> {
  const store = await openStore(location);
  await store.address.save('http://127.0.0.1:8080');
  await store.close();
}

type Settings = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly problem: string;
}

/** Runs a command to its end. */
export function run(words: readonly string[], settings: Settings = {}, input = ''): Promise<Ended> {
  return runOn({ readInput: () => input }, words, settings);
}

/** The same at a terminal, whose user answers every question with `answer`. */
export function runOnTerminal(words: readonly string[], settings: Settings = {}, answer = ''): Promise<Ended> {
  return runOn({ ask: async () => answer }, words, settings, { isTTY: true });
}

async function runOn(
  given: Pick<Terminal, 'readInput' | 'ask'>,
  words: readonly string[],
  settings: Settings,
  stream: { readonly isTTY?: boolean } = {},
): Promise<Ended> {
  const [out, problem] = [createRecorder(), createRecorder()];
  const environment = { BECARD_DATA_DIR: join(folder, 'data'), ...settings };
  const streams = { stdout: { ...out, ...stream }, stderr: problem };
  const code = await runCommand(words, { ...streams, environment, ...given });
  return { code, out: out.text(), problem: problem.text() };
}

/** The JSON that a command printed; the command must have succeeded and printed nothing else. */
export async function json(words: readonly string[], settings: Settings = {}) {
  const { code, out, problem } = await run([...words, '--json'], settings);
  assert.deepEqual([code, problem], [0, '']);
  return JSON.parse(out);
}

type Data = readonly [option: '--data', folder: string];

/** A data folder without a store. */
export function emptyData(): Data {
  return ['--data', mkdtempSync(join(folder, 'data-'))];
}

/** A data folder with an empty store. */
export function newData(): Data {
  const data = emptyData();
  copyFileSync(join(folder, 'data', databaseFile), join(data[1], databaseFile));
  return data;
}

export interface Served {
  readonly url: string;
  /** Everything that it has logged so far. */
  readonly printed: () => string;
  readonly stop: () => Promise<void>;
}

/** A server on a free port, on the data of `newData` or a database, until the end of the test. */
export async function serve(
  context: TestContext,
  [option, place]: readonly [option: '--data' | '--database', place: string],
  settings: Settings = {},
): Promise<Served> {
  const { config } = readConfig({
    environment: { BECARD_PORT: '0', BECARD_DRAIN_DELAY_SECONDS: '0', ...settings },
    options: option === '--data' ? { data: place } : { database: place },
    readFile: () => '',
  });
  const log = createRecorder();
  const logger = pino({ level: config.logLevel ?? 'info' }, log);
  const { url, close } = await startBecard({ config, version: '1', demo: false, logger });
  let closed: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    closed ??= close();
    return closed;
  };
  context.after(stop);
  return { url, printed: log.text, stop };
}

function createRecorder() {
  let written = '';
  const write = (text: string | Uint8Array): boolean => {
    written += text.toString();
    return true;
  };
  return { write, text: () => written };
}
