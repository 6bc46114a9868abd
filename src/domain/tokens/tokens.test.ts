import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lifetimeState } from '../credentials/lifetime.ts';
import { createDirectory } from '../directories/directories.ts';
import type { SetupLinkId, TokenId } from '../ids/brands.ts';
import { codeOf, day, openWorkbench, type Workbench } from '../testing/workbench.ts';
import { changeToken, createToken, listTokens, revokeToken, type TokenScope } from './tokens.ts';

const by = { createdBy: 'test' };

async function openScope(): Promise<{ readonly bench: Workbench; readonly scope: TokenScope }> {
  const bench = openWorkbench();
  const { id } = await createDirectory(bench.store, bench.platform, { name: 'Contoso' });
  return { bench, scope: { directoryId: id, store: bench.store.directory(id), platform: bench.platform } };
}

test('a new token opens its directory and only its hash is kept', async () => {
  const { bench, scope } = await openScope();

  const { token, secret } = await createToken(scope, { ...by, name: '  Entra  ', expiresInDays: 365 });

  const credential = await bench.store.credentials.findToken(bench.platform.sha256(secret));
  assert.deepEqual(credential?.token, token);
  assert.match(token.id, /^tok_[0-9A-Za-z]{12}$/);
  assert.equal(token.name, 'Entra');
  assert.equal(token.expiresAt, token.createdAt + 365 * day);
  assert.equal(JSON.stringify(await scope.store.tokens.list()).includes(secret), false);
});

test('the holder of a setup link changes, replaces and ends no token but those of the link, and makes none without an end', async () => {
  const { bench, scope } = await openScope();
  const guest = { ...scope, setupLinkId: 'stp_bob' as SetupLinkId };
  const { token: foreign } = await createToken(scope, by);
  bench.pass(1000);
  const { token: first } = await createToken(guest, by);
  bench.pass(1000);
  const { token: second, replaced } = await createToken(guest, { ...by, replace: true });

  const refusals = [
    () => createToken(guest, by),
    () => createToken(guest, { ...by, replace: true, expiresInDays: 366 }),
    () => revokeToken(guest, foreign.id),
    () => changeToken(guest, foreign.id, { name: 'mine' }),
  ];
  const codes = [];
  for (const refusal of refusals) codes.push(await codeOf(refusal));
  const { token: endless } = await changeToken(guest, second.id, { expiresInDays: null });
  await revokeToken(guest, second.id);

  assert.deepEqual(
    replaced.map(({ id }) => id),
    [first.id],
  );
  assert.deepEqual(codes, ['BC-905', 'BC-906', 'BC-903', 'BC-903']);
  assert.equal(second.expiresAt, second.createdAt + 365 * day);
  assert.equal(endless.expiresAt, second.expiresAt);
  const now = bench.platform.clock();
  const states = new Map((await listTokens(scope)).map((token) => [token.id, lifetimeState(token, now)]));
  assert.deepEqual(
    [states.get(foreign.id), states.get(first.id), states.get(second.id)],
    ['active', 'revoked', 'revoked'],
  );
});

test('tokens without a name are numbered', async () => {
  const { scope } = await openScope();

  await createToken(scope, by);
  const { token } = await createToken(scope, { ...by, name: ' ' });

  assert.equal(token.name, 'Token 2');
});

test('a third active token is refused until one is revoked', async () => {
  const { bench, scope } = await openScope();
  const { token } = await createToken(scope, by);
  bench.pass(1000);
  await createToken(scope, by);

  const refused = await codeOf(() => createToken(scope, by));
  await revokeToken(scope, token.id);
  await createToken(scope, by);

  assert.equal(refused, 'BC-905');
  const states = (await listTokens(scope)).map((listed) => lifetimeState(listed, bench.platform.clock()));
  assert.deepEqual(states.toSorted(), ['active', 'active', 'revoked']);
});

test('many administrators asking in one moment get two active tokens between them', async () => {
  const { bench, scope } = await openScope();
  const create = () =>
    bench.store.transaction((tx) => createToken({ ...scope, store: tx.directory(scope.directoryId) }, by));

  const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(create)));

  assert.deepEqual(codes.slice(2), Array(4).fill('BC-905'));
  const now = bench.platform.clock();
  const active = (await listTokens(scope)).filter((token) => lifetimeState(token, now) === 'active');
  assert.equal(active.length, 2);
});

test('replace ends the active tokens in the same step', async () => {
  const { bench, scope } = await openScope();
  await createToken(scope, by);
  await createToken(scope, by);

  const { token } = await createToken(scope, { ...by, replace: true });

  const now = bench.platform.clock();
  const active = (await listTokens(scope)).filter((listed) => lifetimeState(listed, now) === 'active');
  assert.deepEqual(active, [token]);
});

test('an expired token makes room for another', async () => {
  const { bench, scope } = await openScope();
  await createToken(scope, { ...by, expiresInDays: 1 });
  await createToken(scope, by);
  bench.pass(day);

  const { token } = await createToken(scope, by);

  assert.equal(lifetimeState(token, bench.platform.clock()), 'active');
});

test('an active token gets another name and another end, or none; what is not named stays', async () => {
  const { bench, scope } = await openScope();
  const { token, secret } = await createToken(scope, { ...by, name: 'Entra', expiresInDays: 30 });
  bench.pass(day);

  const renamed = await changeToken(scope, token.id, { name: ' Entra 2026 ' });
  const longer = await changeToken(scope, token.id, { expiresInDays: 90 });
  const endless = await changeToken(scope, token.id, { name: '', expiresInDays: null });

  assert.deepEqual(renamed, { before: token, token: { ...token, name: 'Entra 2026' } });
  assert.equal(longer.token.expiresAt, token.createdAt + 91 * day);
  assert.deepEqual(endless.token, { ...token, name: 'Entra 2026', expiresAt: undefined });
  assert.deepEqual((await bench.store.credentials.findToken(bench.platform.sha256(secret)))?.token, endless.token);
});

test('a token that has ended is not changed, and neither is one of another directory or with a wrong wish', async () => {
  const { bench, scope } = await openScope();
  const { token } = await createToken(scope, { ...by, expiresInDays: 1 });
  const { token: revoked } = await createToken(scope, by);
  await revokeToken(scope, revoked.id);

  const wrong = await codeOf(() => changeToken(scope, token.id, { expiresInDays: 0 }));
  const long = await codeOf(() => changeToken(scope, token.id, { name: 'x'.repeat(101) }));
  const unknown = await codeOf(() => changeToken(scope, 'tok_none' as TokenId, {}));
  bench.pass(day);
  const ended = [token, revoked].map(({ id }) => codeOf(() => changeToken(scope, id, { expiresInDays: null })));

  assert.deepEqual([wrong, long, unknown], ['BC-906', 'BC-906', 'BC-904']);
  assert.deepEqual(await Promise.all(ended), ['BC-905', 'BC-905']);
});

test('a token revoked twice keeps its first date', async () => {
  const { bench, scope } = await openScope();
  const { token } = await createToken(scope, by);

  const first = await revokeToken(scope, token.id);
  bench.pass(5000);

  assert.deepEqual(await revokeToken(scope, token.id), first);
});

test('a token of another directory cannot be revoked', async () => {
  const { bench, scope } = await openScope();
  const other = await createDirectory(bench.store, bench.platform, { name: 'Fabrikam' });
  const { token } = await createToken(scope, by);

  const otherScope = { ...scope, directoryId: other.id, store: bench.store.directory(other.id) };

  assert.equal(await codeOf(() => revokeToken(otherScope, token.id)), 'BC-904');
  assert.equal(await codeOf(() => revokeToken(scope, 'tok_none' as TokenId)), 'BC-904');
});

for (const wrong of [
  { name: 'x'.repeat(101) },
  { expiresInDays: 0 },
  { expiresInDays: 1.5 },
  { expiresInDays: 4000 },
]) {
  test(`a token is refused with ${JSON.stringify(wrong).slice(0, 40)}`, async () => {
    const { scope } = await openScope();

    assert.equal(await codeOf(() => createToken(scope, { ...by, ...wrong })), 'BC-906');
    assert.deepEqual(await scope.store.tokens.list(), []);
  });
}

test('a token lives for whole days from its creation, however the clock goes on meanwhile', async () => {
  const { bench, scope } = await openScope();
  const clock = (): number => {
    bench.pass(1);
    return bench.platform.clock();
  };

  const { token } = await createToken(
    { ...scope, platform: { ...scope.platform, clock } },
    { ...by, expiresInDays: 7 },
  );

  assert.equal(token.expiresAt, token.createdAt + 7 * day);
});
