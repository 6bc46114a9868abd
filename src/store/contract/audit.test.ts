// The audit log is added to, read and forgotten from its beginning on, and its lines come back as they were written.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEntry, AuditQuery, AuditStore } from '../../domain/store.ts';
import { eachStore } from '../testing/each-store.ts';
import { ids } from '../testing/samples.ts';

const everything: AuditQuery = { limit: 100 };

/** An entry that names the one before in its hash. */
function after(last: AuditEntry | undefined, changes: Partial<AuditEntry> = {}): AuditEntry {
  const sequence = (last?.sequence ?? 0) + 1;
  return {
    sequence,
    at: sequence * 1000,
    action: 'directory.changed',
    actor: 'ada@example.com',
    origin: undefined,
    directoryId: undefined,
    target: undefined,
    subject: undefined,
    changes: [],
    salt: undefined,
    keyId: undefined,
    hash: `${last?.hash ?? ''}${sequence}`,
    ...changes,
  };
}

async function fill(audit: AuditStore, entries: readonly Partial<AuditEntry>[]): Promise<void> {
  for (const changes of entries) await audit.append((last) => [after(last, changes)]);
}

async function sequences(audit: AuditStore, query: Partial<AuditQuery> = {}): Promise<readonly number[]> {
  return (await audit.list({ ...everything, ...query })).map(({ sequence }) => sequence);
}

eachStore((open) => {
  test('an act comes back as it was written, its changes in their order', async (context) => {
    const { audit } = await open(context);
    const changes = {
      origin: '192.0.2.1',
      directoryId: ids.first,
      target: 'tok_a',
      subject: 'Jörg „Ω“',
      salt: '0a',
      keyId: '0b',
      changes: [{ path: 'b', before: { z: 1, a: [null, 'x'] }, after: true }, { path: 'a' }],
    } as const;

    await audit.append((last) => [after(last, changes)]);

    assert.deepStrictEqual(await audit.list(everything), [after(undefined, changes)]);
    assert.equal(JSON.stringify((await audit.list(everything))[0]?.changes), JSON.stringify(changes.changes));
  });

  test('acts at the same time form one chain, and a failed one leaves no gap', async (context) => {
    const { audit } = await open(context);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        audit.append((last) => {
          if (at === 7) throw new Error('not this one');
          return [after(last)];
        }),
      ),
    );

    assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 1);
    const entries = (await audit.list(everything)).toReversed();
    assert.deepStrictEqual(
      entries.map(({ sequence }) => sequence),
      Array.from({ length: 19 }, (_, at) => at + 1),
    );
    for (const [at, entry] of entries.entries()) assert.equal(entry.hash, `${entries[at - 1]?.hash ?? ''}${at + 1}`);
  });

  test('acts are narrowed by what, who, where and when, newest first, page by page', async (context) => {
    const { audit } = await open(context);
    await fill(audit, [
      { action: 'token.created', directoryId: ids.first },
      { action: 'token.created', directoryId: ids.second, actor: 'eve@example.com' },
      { action: 'token.revoked', directoryId: ids.first },
      { actor: 'eve@example.com' },
      {},
    ]);

    assert.deepStrictEqual(await sequences(audit), [5, 4, 3, 2, 1]);
    assert.deepStrictEqual(await sequences(audit, { action: 'token.created' }), [2, 1]);
    assert.deepStrictEqual(await sequences(audit, { actor: 'eve@example.com' }), [4, 2]);
    assert.deepStrictEqual(await sequences(audit, { directoryId: ids.first }), [3, 1]);
    assert.deepStrictEqual(await sequences(audit, { since: 2000, until: 4000 }), [3, 2]);
    assert.deepStrictEqual(await sequences(audit, { before: 4, limit: 2 }), [3, 2]);
    assert.deepStrictEqual(await sequences(audit, { action: 'token.created', actor: 'eve@example.com' }), [2]);
  });

  test('old acts are forgotten from the beginning on and numbers go on', async (context) => {
    const { audit } = await open(context);
    await fill(audit, [{}, {}, {}]);

    await audit.prune(2);
    await audit.append((last) => [after(last)]);

    assert.deepStrictEqual(await sequences(audit), [4, 3]);
  });

  test('several acts are added at once, or none', async (context) => {
    const { audit } = await open(context);

    await audit.append((last) => [after(last), after(after(last))]);
    await audit.append(() => []);

    assert.deepStrictEqual(await sequences(audit), [2, 1]);
  });

  test('an act loses what it says of a user and keeps the rest', async (context) => {
    const { audit } = await open(context);
    const said = { subject: 'Jana', salt: '0a', keyId: '0b', target: 'jana', changes: [{ path: 'a', after: 'Jana' }] };
    await fill(audit, [said, said]);

    await audit.redact([2, 7]);

    const kept = after(undefined, said);
    const lost = { subject: undefined, changes: [], salt: undefined };
    assert.deepStrictEqual(await audit.list(everything), [{ ...after(kept, said), ...lost }, kept]);
  });

  test('a store names its kind and its newest migration', async (context) => {
    const { kind, migration } = await (await open(context)).engine.describe();

    assert.match(kind, /^(SQLite|PostgreSQL)$/);
    assert.equal(typeof migration, 'number');
  });
});
