// Two hours of a demonstration by a simulated clock: what a visitor sees of it, and what must not happen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Directory, groupCycles, type LogEntry, readMassDeprovisioning } from '../../domain/index.ts';
import { hour, openWorkbench } from '../../domain/testing/workbench.ts';
import type { Fetch } from '../../entra/index.ts';
import { createLogWriter, createRateLimit, createScimFace } from '../../http/index.ts';
import { findOrCreateDemo, startDemo } from './demo.ts';

const minute = 60_000;
const publicUrl = 'https://becard.test';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A server without a port, whose clock moves only while the simulated Entra waits. */
function openServer() {
  const { store, platform, pass } = openWorkbench();
  const journal = createLogWriter(store, silent);
  const rateLimit = createRateLimit(0);
  const services = { store, platform, journal, logger: silent, publicUrl, maxBodyBytes: 1e6, rateLimit };
  const face = createScimFace({ ...services, cursorSecret: 'test' });
  const fetch: Fetch = async (url, { method = 'GET', headers, body }) => {
    const sent = new Headers(headers);
    const { status, body: answer } = await face.answer({
      method,
      target: url.slice(publicUrl.length),
      header: (name) => sent.get(name) ?? undefined,
      body: async () => Buffer.from(String(body ?? '')),
      remoteAddress: '127.0.0.1',
    });
    return new Response((typeof answer === 'object' ? Buffer.from(answer.bytes).toString() : answer) ?? null, {
      status,
    });
  };
  return { store, platform, pass, fetch, flush: journal.flush };
}

/** Runs a demonstration for a time and looks at the directory at the end of each minute. */
async function demonstrate(
  { store, platform, pass, fetch, flush }: ReturnType<typeof openServer>,
  durationMs: number,
  observe: (directory: Directory) => Promise<void> = async () => undefined,
): Promise<Directory> {
  const directory = await findOrCreateDemo({ store, platform });
  const endsAt = platform.clock() + durationMs;
  const ended = Promise.withResolvers<void>();
  const wait = async (milliseconds: number): Promise<void> => {
    for (let left = milliseconds; left > 0; left -= minute) {
      const before = Math.floor(platform.clock() / minute);
      pass(Math.min(left, minute));
      if (Math.floor(platform.clock() / minute) > before) await observe(directory);
    }
    if (platform.clock() >= endsAt) ended.resolve();
  };
  const stop = await startDemo({ store, platform, logger: silent }, publicUrl, { fetch, wait });
  await ended.promise;
  await stop();
  await flush();
  return directory;
}

/** The figures of two hours; the store of a test ends with it, so they are collected before. */
async function collect() {
  const server = openServer();
  const startedAt = server.platform.clock();
  const alarms: unknown[] = [];
  const perHour: number[] = [];
  const perMinute: number[] = [];
  const directory = await demonstrate(server, 2 * hour, async (observed) => {
    const { deprovisioning, resources } = server.store.directory(observed.id);
    const now = server.platform.clock();
    perMinute.push(await resources.count('User', { kind: 'all' }));
    const minutes = await deprovisioning.minutes(now - hour);
    perHour.push(minutes.reduce((sum, { deactivated, deleted }) => sum + deactivated + deleted, 0));
    alarms.push((await readMassDeprovisioning({ deprovisioning, resources }, observed, now)) ?? []);
  });
  const { log, resources } = server.store.directory(directory.id);
  const lines = await log.list({ limit: 100_000 });
  const minutes = await log.minutes(startedAt, startedAt + hour);
  const warned = await resources.count('User', { kind: 'equals', key: 'warning', value: 'BC-311' });
  const cycles = groupCycles(minutes, directory).toReversed();
  return {
    startedAt,
    alarms: alarms.flat(),
    perHour,
    perMinute,
    warned,
    cycles,
    entries: lines.map(({ entry }) => entry),
  };
}

const { startedAt, alarms, perHour, perMinute, warned, cycles, entries } = await collect();
const minuteOf = ({ at }: LogEntry): number => Math.floor((at - startedAt) / minute);

test('two hours of a demonstration raise no alarm, and stay below half of what would', () => {
  const most = Math.max(...perHour);

  assert.deepEqual(alarms, []);
  assert.ok(most > 0 && most <= 12, `${most} within an hour`);
});

test('the whole company is there after the first minute, and keeps its size', () => {
  assert.equal(perMinute[0], 120);
  assert.ok(
    perMinute.every((users) => users > 100 && users < 150),
    perMinute.join(),
  );
});

test('a cycle ends every three minutes, the first within two', () => {
  assert.ok(cycles.length >= 20, `${cycles.length} cycles`);
  assert.ok((cycles[0]?.until ?? 0) - startedAt <= 2 * minute);
  for (const [index, { from }] of cycles.entries()) assert.equal(from, startedAt + index * 3 * minute);
});

test('within the first minute an update and a conflict are refused, and records are warned about', () => {
  const first = entries.filter((entry) => minuteOf(entry) === 0);
  const ofCode = (code: string) =>
    first.filter((entry) => entry.code === code).map(({ method, status }) => [method, status]);
  const warnings = new Set(first.flatMap((entry) => entry.warnings));

  assert.deepEqual(ofCode('BC-402'), [['PATCH', 400]]);
  assert.deepEqual(ofCode('BC-301'), [['POST', 409]]);
  assert.ok(warnings.has('BC-311') && warnings.has('BC-401'), [...warnings].join());
});

test('the next cycle corrects the wrong records, and only the planted requests fail', () => {
  const failed = new Set(entries.filter(({ status }) => status >= 400).map(({ code }) => code));

  assert.deepEqual([...failed].toSorted(), ['BC-301', 'BC-402']);
  assert.equal(warned, 0);
});

test('a restart after a pause continues the story and raises no alarm', async () => {
  const again = openServer();
  await demonstrate(again, 10 * minute);
  again.pass(75 * minute);
  const directory = await demonstrate(again, 10 * minute);
  const { deprovisioning, resources } = again.store.directory(directory.id);
  const users = await resources.count('User', { kind: 'all' });

  assert.equal(
    await readMassDeprovisioning({ deprovisioning, resources }, directory, again.platform.clock()),
    undefined,
  );
  assert.ok(users > 110 && users < 150, `${users} users`);
});

test('the users of the demonstration have cards of Contoso', async () => {
  const { store, platform } = openServer();

  const { id } = await findOrCreateDemo({ store, platform });

  const { cards } = store.directory(id);
  const settings = await cards.settings();
  const [template] = await cards.templates();
  assert.equal(settings?.enabled, true);
  assert.deepEqual(settings.assignment.rules, [{ template: template?.id, newCards: 'published' }]);
  assert.equal(template?.fields.organisation.value, 'Contoso');
});
