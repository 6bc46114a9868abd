import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuditKey, createPlatform } from '../../platform.ts';
import { openWorkbench } from '../testing/workbench.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';

const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const scopeOf = (auditKey: ReturnType<typeof createAuditKey> | undefined) => ({
  store: openWorkbench().store,
  platform: createPlatform(),
  auditKey,
});

for (const [name, key] of [
  ['the key of the audit log', createAuditKey('k'.repeat(32))],
  ['a key in the database', undefined],
] as const) {
  test(`a secret is sealed under ${name}, differently each time, and opened again`, async () => {
    const scope = scopeOf(key);

    const sealed = [await sealSecret(scope, secret), await sealSecret(scope, secret)];

    assert.notEqual(sealed[0], sealed[1]);
    for (const text of sealed) {
      assert.ok(!text.includes('whsec') && !text.includes(secret.slice(6)));
      assert.equal(await openSecret(scope, text), secret);
    }
  });
}

test('without its key, or changed by one character, a sealed secret is not opened', async () => {
  const scope = scopeOf(createAuditKey('k'.repeat(32)));
  const sealed = await sealSecret(scope, secret);

  const opened = [
    await openSecret({ ...scope, auditKey: createAuditKey('l'.repeat(32)) }, sealed),
    await openSecret({ ...scope, auditKey: undefined }, sealed),
    await openSecret(scope, sealed.slice(0, 20)),
    await openSecret(scope, 'store.AAAA'),
    await openSecret(scope, `${sealed.slice(0, 30)}${sealed[30] === 'A' ? 'B' : 'A'}${sealed.slice(31)}`),
    await openSecret(scope, ''),
  ];

  assert.deepEqual(opened, [undefined, undefined, undefined, undefined, undefined, undefined]);
});

test('a secret from before there was a key of the audit log is opened with it too', async () => {
  const before = scopeOf(undefined);
  const sealed = await sealSecret(before, secret);

  assert.equal(await openSecret({ ...before, auditKey: createAuditKey('k'.repeat(32)) }, sealed), secret);
});
