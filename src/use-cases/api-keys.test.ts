// What an API key may do: the scope that each use case asks of it, its directories, and that both are read again in the transaction.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiKey, apiKeyActor, createApiKey, createDirectory, type Scope, visibleStore } from '../domain/index.ts';
import type { UseCaseContext } from './context.ts';
import * as useCases from './index.ts';
import { type Installation, openInstallation } from './testing/installation.ts';

/** A row for each scope, and one for what no API key may do. */
const verbs: Readonly<Record<Scope | 'none', readonly string[]>> = {
  'directories:read': [],
  'directories:write': [
    'cardLocations.add',
    'cardLocations.change',
    'cardLocations.remove',
    'cardNumbers.change',
    'cardTemplates.add',
    'cardTemplates.assign',
    'cardTemplates.change',
    'cardTemplates.remove',
    'cardTemplates.restore',
    'cardTemplates.restoreAssignment',
    'cards.changeSettings',
    'directories.change',
    'directories.create',
    'directories.remove',
    'directories.turnSwitches',
    'schemas.importDocument',
    'schemas.remove',
  ],
  'users:read': ['users.exportList'],
  'users:write': [
    'cardChanges.chooseTemplate',
    'cardChanges.setState',
    'cardChanges.undo',
    'cardLinks.create',
    'cardLinks.revoke',
    'cardPhotos.change',
    'cardPins.change',
    'cards.changeValues',
    'demonstrations.letUsersLeave',
    'massDeprovisioning.acknowledge',
    'massDeprovisioning.revert',
    'savedViews.remove',
    'savedViews.save',
    'signatureAddresses.create',
    'signatureAddresses.revoke',
    'users.erase',
    'users.restore',
  ],
  'events:read': [],
  'webhooks:read': [],
  'event-streams:read': [],
  'event-streams:write': [
    'eventStreams.change',
    'eventStreams.create',
    'eventStreams.disable',
    'eventStreams.pause',
    'eventStreams.remove',
    'eventStreams.resume',
    'eventStreams.rotateKey',
    'eventStreams.rotateToken',
    'eventStreams.test',
  ],
  'webhooks:write': [
    'webhooks.change',
    'webhooks.create',
    'webhooks.disable',
    'webhooks.pause',
    'webhooks.recover',
    'webhooks.remove',
    'webhooks.resend',
    'webhooks.resume',
    'webhooks.rotate',
    'webhooks.test',
  ],
  'log:read': ['provisioningLog.exportEntries'],
  'audit:read': ['audit.exportEntries'],
  'tokens:write': [
    'rehearsals.cancel',
    'rehearsals.endToken',
    'rehearsals.issueToken',
    'setupLinks.create',
    'setupLinks.rename',
    'setupLinks.renew',
    'setupLinks.revoke',
    'tokens.change',
    'tokens.create',
    'tokens.revoke',
  ],
  admin: [
    'administrators.changeRole',
    'administrators.invite',
    'administrators.remove',
    'administrators.reset',
    'apiKeys.change',
    'apiKeys.create',
    'apiKeys.revoke',
    'backups.begin',
    'backups.noteCreated',
    'backups.noteRestored',
    'backups.noteVerified',
    'provisioningLog.reveal',
    'retention.resume',
    'users.exportOne',
  ],
  none: [
    'cardLinks.open',
    'myCard.changeValues',
    'myCard.setPhoto',
    'myCard.setPin',
    'myCard.setState',
    'sessions.changePassword',
    'sessions.close',
    'sessions.confirm',
    'sessions.end',
    'sessions.endOthers',
    'sessions.join',
    'sessions.refuse',
    'sessions.signIn',
    'setupLinks.open',
    'setupLinks.requestRenewal',
  ],
};

const scopeOf = new Map(
  Object.entries(useCases).flatMap(([noun, ofNoun]) =>
    Object.entries(ofNoun).map(([verb, { scope = 'none' }]) => [`${noun}.${verb}`, scope] as const),
  ),
);

for (const [scope, wanted] of Object.entries(verbs)) {
  test(`the scope ${scope} is asked for by ${wanted.length} use cases`, () => {
    const asking = [...scopeOf].filter(([, asked]) => asked === scope).map(([name]) => name);

    assert.deepEqual(asking.toSorted(), wanted);
  });
}

/** The installation as a new key with these scopes sees it. */
async function as(
  { ctx }: Installation,
  request: Partial<Parameters<typeof createApiKey>[1]>,
): Promise<{ readonly key: ApiKey; readonly ctx: UseCaseContext }> {
  const { key } = await createApiKey(ctx, { name: 'Other', scopes: ['tokens:write'], ...request });
  const actor = apiKeyActor(key);
  return { key, ctx: { ...ctx, actor, store: visibleStore(ctx.store, actor) } };
}

test('a key for one directory does nothing in another, whether the caller narrows the store or not', async () => {
  const installation = await openInstallation();
  const { store, platform } = installation.ctx;
  const other = await createDirectory(store, platform, { name: 'Fabrikam' });
  const bound = await as(installation, { directories: [installation.directory.id] });
  const request = { directory: other.id, name: 'Mine' };

  await assert.rejects(useCases.tokens.create(bound.ctx, request), { code: 'BC-904' });
  await assert.rejects(useCases.tokens.create({ ...bound.ctx, store }, request), { code: 'BC-904' });

  assert.deepEqual(await store.directory(other.id).tokens.list(), []);
});

test('a key for one directory makes no directory', async () => {
  const installation = await openInstallation();
  const bound = await as(installation, { scopes: ['directories:write'], directories: [installation.directory.id] });

  await assert.rejects(useCases.directories.create(bound.ctx, { name: 'Fabrikam' }), { code: 'BC-903' });
});

test('a key without tokens:write makes no directory with a first token', async () => {
  const installation = await openInstallation();
  const { ctx } = await as(installation, { scopes: ['directories:write'] });

  await assert.rejects(useCases.directories.create(ctx, { name: 'Fabrikam', isActive: true }), { code: 'BC-903' });

  assert.equal((await useCases.directories.create(ctx, { name: 'Fabrikam' })).made, undefined);
});

test('a key that was revoked since the request began is refused', async () => {
  const installation = await openInstallation();
  const { key, ctx } = await as(installation, {});
  await useCases.apiKeys.revoke(installation.ctx, { key: key.id });
  const address = { directory: installation.directory.id, token: installation.token.id };

  await assert.rejects(useCases.tokens.revoke(ctx, address), { code: 'BC-931' });

  const [token] = await ctx.store.directory(installation.directory.id).tokens.list();
  assert.equal(token?.revokedAt, undefined);
});

test('a key makes, extends and revokes keys with the scope admin', async () => {
  const installation = await openInstallation();
  const { ctx } = await as(installation, { scopes: ['admin'] });

  const { key } = await useCases.apiKeys.create(ctx, { name: 'Made', scopes: ['users:write'], expiresInDays: 1 });
  const { key: longer } = await useCases.apiKeys.change(ctx, { key: key.id, expiresInDays: null });
  const revoked = await useCases.apiKeys.revoke(ctx, { key: key.id });

  assert.deepEqual([key.createdBy, longer.expiresAt], ['API key (Other)', undefined]);
  assert.notEqual(revoked.revokedAt, undefined);
});
