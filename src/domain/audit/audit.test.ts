import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, day, openWorkbench } from '../testing/workbench.ts';
import { changesBetween, forgetAudit, recordAudit, redactAudit, sealAudit } from './audit.ts';
import type { AuditKey } from './chain.ts';
import { type Audit, checkAudit, walkAudit } from './chain.ts';
import type { AuditEntry } from './entry.ts';
import type { AuditStore } from './store.ts';

const ada = { actor: 'ada@example.com', origin: '192.0.2.1' };

const key = keyOf('a key that is kept outside the database');
const otherKey = keyOf('a key that was made up');

function keyOf(text: string): AuditKey {
  return { id: text, mac: (line) => createHmac('sha256', text).update(line).digest() };
}

function openAudit(): Audit & { readonly pass: (milliseconds: number) => void } {
  const { store, platform, pass } = openWorkbench();
  return { store: store.audit, platform, key, pass };
}

async function record(audit: Audit, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const changes = [{ path: 'name', before: `Name ${at}`, after: `Name ${at + 1}` }];
    await recordAudit(audit, ada, { action: 'directory.changed', subject: `Directory ${at}`, changes });
  }
}

async function entriesOf(store: AuditStore): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const page of walkAudit(store)) entries.push(...page);
  return entries;
}

/** The log after a change by a person with write access to the database. */
function tampered(audit: Audit, change: (entries: readonly AuditEntry[]) => readonly AuditEntry[]): Audit {
  const list: AuditStore['list'] = async ({ before = Number.POSITIVE_INFINITY, limit }) =>
    change(await entriesOf(audit.store))
      .filter(({ sequence }) => sequence < before)
      .slice(0, limit);
  return { ...audit, store: { ...audit.store, list } };
}

async function stateOf(audit: Audit): Promise<readonly unknown[]> {
  const verdict = await checkAudit(audit);
  return verdict.state === 'intact'
    ? [verdict.state, verdict.entries, verdict.keyed]
    : [verdict.state, verdict.sequence];
}

test('an act is written down with who, what, on what, when and from where', async () => {
  const audit = openAudit();

  await recordAudit(audit, ada, { action: 'token.revoked', target: 'tok_1', subject: 'Entra' });

  const [entry] = await entriesOf(audit.store);
  const { hash = '', salt = '', ...rest } = entry ?? assert.fail();
  assert.match(hash, /^[0-9a-f]{64}$/);
  assert.match(salt, /^[0-9a-f]{32}$/);
  assert.deepEqual(rest, {
    sequence: 1,
    at: Date.UTC(2026, 0, 1),
    action: 'token.revoked',
    actor: 'ada@example.com',
    origin: '192.0.2.1',
    directoryId: undefined,
    target: 'tok_1',
    subject: 'Entra',
    changes: [],
    keyId: key.id,
  });
});

test('what was left alone is found intact, however long it is', async () => {
  const audit = openAudit();
  await record(audit, 1203);

  const [{ sequence, hash } = assert.fail()] = await entriesOf(audit.store);
  assert.deepEqual(await checkAudit(audit), {
    state: 'intact',
    entries: 1203,
    keyId: key.id,
    keyed: 1203,
    sealed: 0,
    head: { sequence, hash },
  });
  assert.equal(sequence, 1203);
});

for (const [what, change, verdict] of [
  ['taken out', (entries) => entries.filter(({ sequence }) => sequence !== 3), { state: 'missing', sequence: 3 }],
  ['taken away from the beginning', (entries) => entries.slice(0, -2), { state: 'missing', sequence: 2 }],
  [
    'rewritten',
    (entries) => entries.map((entry) => (entry.sequence === 3 ? { ...entry, actor: 'eve@example.com' } : entry)),
    { state: 'changed', sequence: 3 },
  ],
  [
    'given another time',
    (entries) => entries.map((entry) => (entry.sequence === 1 ? { ...entry, at: 5 } : entry)),
    { state: 'changed', sequence: 1 },
  ],
] as const satisfies readonly [string, (entries: readonly AuditEntry[]) => readonly AuditEntry[], object][]) {
  test(`a line that was ${what} shows`, async () => {
    const audit = openAudit();
    await record(audit, 5);

    assert.deepEqual(await checkAudit(tampered(audit, change)), verdict);
  });
}

test('a line that was replaced by a forged one with a right hash of its own shows at the line behind it', async () => {
  const audit = openAudit();
  await record(audit, 5);
  const elsewhere = openAudit();
  await record(elsewhere, 2);
  await recordAudit(elsewhere, ada, { action: 'directory.deleted', subject: 'Directory 2' });
  const [forged = assert.fail()] = await entriesOf(elsewhere.store);

  const replaced = tampered(audit, (entries) => entries.map((entry) => (entry.sequence === 3 ? forged : entry)));

  assert.deepEqual(await checkAudit(replaced), { state: 'changed', sequence: 4 });
});

test('write access to the database alone is not enough to forge the log', async () => {
  const audit = openAudit();
  await record(audit, 5);
  const plain = { ...openAudit(), key: undefined };
  await record(plain, 4);
  const own = { ...openAudit(), key: otherKey };
  await record(own, 4);

  assert.deepEqual(await stateOf({ ...plain, key }), ['unproved', 4]);
  assert.deepEqual(await stateOf({ ...own, key }), ['unproved', 4]);
  assert.deepEqual(await stateOf({ ...audit, key: undefined }), ['unproved', 5]);
  const mixed = tampered(audit, (entries) => entries.map((entry) => ({ ...entry, keyId: undefined })));
  assert.deepEqual(await stateOf(mixed), ['unproved', 5]);
});

test('lines from before there was a key stay proved, and the line that brings the key seals them', async () => {
  const audit = openAudit();
  const before = { ...audit, key: undefined };
  await record(before, 3);
  assert.deepEqual(await stateOf(before), ['intact', 3, 0]);

  await sealAudit(audit);
  await sealAudit(audit);
  await record(audit, 1);

  const entries = await entriesOf(audit.store);
  assert.deepEqual(
    entries.map(({ action, keyId }) => [action, keyId]),
    [
      ['directory.changed', key.id],
      ['audit.keyed', key.id],
      ...Array.from({ length: 3 }, () => ['directory.changed', undefined]),
    ],
  );
  assert.deepEqual(await stateOf(audit), ['intact', 5, 2]);
  const unkeyed = { ...openAudit(), key: undefined };
  await record(unkeyed, 3);
  const rewritten = await entriesOf(unkeyed.store);
  assert.deepEqual(await stateOf(tampered(audit, (all) => [...all.slice(0, 2), ...rewritten])), ['changed', 4]);
});

test('another key goes on with a line of its own, and what an earlier key proved is sealed by it', async () => {
  const audit = openAudit();
  await record(audit, 2);

  await record({ ...audit, key: otherKey }, 1);

  const verdict = await checkAudit({ ...audit, key: otherKey });
  assert.deepEqual(verdict.state === 'intact' && [verdict.entries, verdict.keyId, verdict.keyed, verdict.sealed], [
    4,
    otherKey.id,
    2,
    2,
  ]);
  assert.deepEqual(await stateOf(audit), ['unproved', 4]);
});

test('a process without the key writes no line behind one with a key', async () => {
  const audit = openAudit();
  await record(audit, 1);
  const keyless = { ...audit, key: undefined };

  assert.equal(await codeOf(() => record(keyless, 1)), 'BC-603');
  assert.equal(await codeOf(() => sealAudit(keyless)), 'BC-603');
  assert.deepEqual(await stateOf(audit), ['intact', 1, 1]);
});

test('a log that was cut off at its end is found out by a head from before', async () => {
  const audit = openAudit();
  await record(audit, 5);
  const [{ sequence, hash } = assert.fail()] = await entriesOf(audit.store);
  const cut = tampered(audit, (entries) => entries.slice(2));

  assert.equal((await checkAudit(cut)).state, 'intact');
  assert.deepEqual(await checkAudit(cut, { sequence, hash }), { state: 'missing', sequence: 4 });
  await record(audit, 1);
  assert.equal((await checkAudit(audit, { sequence, hash })).state, 'intact');
  assert.deepEqual(await checkAudit(audit, { sequence, hash: '0'.repeat(64) }), { state: 'changed', sequence: 5 });
  assert.equal((await checkAudit(openAudit(), { sequence, hash })).state, 'missing');
});

test('names and values of a user go out of a line, the log says so, and stays proved', async () => {
  const audit = openAudit();
  await record({ ...audit, key: undefined }, 1);
  await record(audit, 2);

  await redactAudit(audit, ada, (await entriesOf(audit.store)).slice(1));
  await redactAudit(audit, ada, []);

  const entries = await entriesOf(audit.store);
  assert.deepEqual(
    entries.map(({ sequence, action, subject, changes }) => [sequence, action, subject, changes.length]),
    [
      [5, 'audit.redacted', undefined, 3],
      [4, 'directory.changed', 'Directory 1', 1],
      [3, 'directory.changed', undefined, 0],
      [2, 'audit.keyed', undefined, 0],
      [1, 'directory.changed', undefined, 0],
    ],
  );
  assert.deepEqual(await stateOf(audit), ['intact', 5, 4]);
  const secretly = tampered(audit, (all) =>
    all.map((entry) => (entry.sequence === 4 ? { ...entry, subject: undefined, changes: [] } : entry)),
  );
  assert.deepEqual(await stateOf(secretly), ['changed', 4]);
  const other = tampered(audit, (all) =>
    all.map((entry) => (entry.sequence === 3 ? { ...entry, actor: 'eve@example.com' } : entry)),
  );
  assert.deepEqual(await stateOf(other), ['changed', 3]);
});

test('old acts are forgotten by whole months, the forgetting is written down, and the rest stays proved', async () => {
  const audit = openAudit();
  await record(audit, 3);
  audit.pass(40 * day);
  await record(audit, 2);

  await forgetAudit(audit, Date.UTC(2026, 0, 20));
  await forgetAudit(audit, Date.UTC(2026, 1, 3));
  await forgetAudit(audit, Date.UTC(2026, 1, 9));

  const entries = await entriesOf(audit.store);
  assert.deepEqual(
    entries.map(({ sequence, action }) => [sequence, action]),
    [
      [6, 'audit.forgotten'],
      [5, 'directory.changed'],
      [4, 'directory.changed'],
    ],
  );
  assert.deepEqual(await stateOf(audit), ['intact', 3, 3]);
  const cut = tampered(audit, (all) => all.slice(0, -1));
  assert.deepEqual(await checkAudit(cut), { state: 'missing', sequence: 4 });
});

test('only what differs is recorded', () => {
  const before = { name: 'Contoso', entra: false, licenseReference: undefined };

  const changes = changesBetween(before, { ...before, entra: true }, ['name', 'entra', 'licenseReference']);

  assert.deepEqual(changes, [{ path: 'entra', before: false, after: true }]);
});
