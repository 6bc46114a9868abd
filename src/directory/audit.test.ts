import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Audit, changesBetween, checkAudit, forgetAudit, recordAct, walkAudit } from './audit.ts';
import type { AuditEntry } from './model.ts';
import type { AuditStore } from './store.ts';
import { day, openWorkbench } from './workbench.test.ts';

const ada = { actor: 'ada@example.com', origin: '192.0.2.1' };

function openAudit(): Audit & { readonly pass: (milliseconds: number) => void } {
  const { store, platform, pass } = openWorkbench();
  return { store: store.audit, platform, pass };
}

async function record(audit: Audit, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const changes = [{ path: 'name', before: `Name ${at}`, after: `Name ${at + 1}` }];
    await recordAct(audit, ada, { action: 'directory.changed', subject: `Directory ${at}`, changes });
  }
}

async function entriesOf(store: AuditStore): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const page of walkAudit(store)) entries.push(...page);
  return entries;
}

/** The log as somebody left it who can write to the database. */
function tampered(audit: Audit, change: (entries: readonly AuditEntry[]) => readonly AuditEntry[]): Audit {
  const list: AuditStore['list'] = async ({ before = Number.POSITIVE_INFINITY, limit }) =>
    change(await entriesOf(audit.store))
      .filter(({ sequence }) => sequence < before)
      .slice(0, limit);
  return { ...audit, store: { ...audit.store, list } };
}

test('an act is written down with who, what, on what, when and from where', async () => {
  const audit = openAudit();

  const entry = await recordAct(audit, ada, { action: 'token.revoked', target: 'tok_1', subject: 'Entra' });

  const { hash, ...rest } = entry;
  assert.match(hash, /^[0-9a-f]{64}$/);
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
  });
});

test('what was left alone is found intact, however long it is', async () => {
  const audit = openAudit();
  await record(audit, 1203);

  assert.deepEqual(await checkAudit(audit), { state: 'intact', entries: 1203 });
  assert.equal((await entriesOf(audit.store)).length, 1203);
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
  const forged = await recordAct(elsewhere, ada, { action: 'directory.deleted', subject: 'Directory 2' });

  const replaced = tampered(audit, (entries) => entries.map((entry) => (entry.sequence === 3 ? forged : entry)));

  assert.deepEqual(await checkAudit(replaced), { state: 'changed', sequence: 4 });
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
  assert.deepEqual(await checkAudit(audit), { state: 'intact', entries: 3 });
  const cut = tampered(audit, (all) => all.slice(0, -1));
  assert.deepEqual(await checkAudit(cut), { state: 'missing', sequence: 4 });
});

test('only what differs is told', () => {
  const before = { name: 'Contoso', entra: false, licenseReference: undefined };

  const changes = changesBetween(before, { ...before, entra: true }, ['name', 'entra', 'licenseReference']);

  assert.deepEqual(changes, [{ path: 'entra', before: false, after: true }]);
});
