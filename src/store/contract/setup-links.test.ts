// Setup links: found by their hash whatever became of them, listed by directory, forgotten some time after their end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SetupLink, SetupLinkId } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { digest, directoryOf, ids } from '../testing/samples.ts';

/** What an administrator changes of a link. */
const renewed = { name: 'Renewed', expiresAt: 9000, requestedAt: undefined };

function linkOf(id: string, changes: Partial<SetupLink> = {}): SetupLink {
  return {
    id: id as SetupLinkId,
    directoryId: ids.first,
    name: 'Contoso IT',
    createdAt: 1000,
    createdBy: 'ada@contoso.example',
    lastUsedAt: undefined,
    expiresAt: 5000,
    revokedAt: undefined,
    requestedAt: undefined,
    ...changes,
  };
}

eachStore((open) => {
  test('a setup link is found by its hash, used, and revoked once', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const link = linkOf('stp_a');
    await directory.setupLinks.insert(link, digest('secret'));

    await directory.setupLinks.touch(link.id, 2000);
    const isRevoked = [
      await directory.setupLinks.revoke(link.id, 3000),
      await directory.setupLinks.revoke(link.id, 4000),
    ];

    const changed = { ...link, lastUsedAt: 2000, revokedAt: 3000 };
    assert.deepStrictEqual(isRevoked, [true, true]);
    assert.deepStrictEqual(await store.credentials.findSetupLink(digest('secret')), changed);
    assert.deepStrictEqual(await directory.setupLinks.list(), [changed]);
    assert.equal(await store.credentials.findSetupLink(digest('another')), undefined);
    assert.equal(await directory.setupLinks.revoke(linkOf('stp_none').id, 3000), false);
  });

  test('the renewal of a setup link is requested once; it is changed, and a revoked one stays as it is', async (context) => {
    const { directory } = await openDirectory(open, context);
    const [link, ended] = [linkOf('stp_a'), linkOf('stp_b', { revokedAt: 3000 })];
    await directory.setupLinks.insert(link, digest('a'));
    await directory.setupLinks.insert(ended, digest('b'));

    await directory.setupLinks.requestRenewal(link.id, 6000);
    await directory.setupLinks.requestRenewal(link.id, 7000);
    const asked = await directory.setupLinks.list();
    const ids = [link.id, ended.id, linkOf('stp_none').id];
    const isRenewed = await Promise.all(ids.map((id) => directory.setupLinks.update(id, renewed)));

    assert.deepStrictEqual(asked, [{ ...link, requestedAt: 6000 }, ended]);
    assert.deepStrictEqual(isRenewed, [true, false, false]);
    assert.deepStrictEqual(await directory.setupLinks.list(), [{ ...link, ...renewed }, ended]);
  });

  test('a directory sees and changes its own setup links alone', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const other = store.directory(ids.second);
    await directory.setupLinks.insert(linkOf('stp_b', { createdAt: 2000 }), digest('b'));
    await directory.setupLinks.insert(linkOf('stp_a'), digest('a'));

    const isRevoked = await other.setupLinks.revoke(linkOf('stp_a').id, 3000);
    await other.setupLinks.touch(linkOf('stp_a').id, 3000);
    await other.setupLinks.requestRenewal(linkOf('stp_a').id, 3000);
    const isRenewed = await other.setupLinks.update(linkOf('stp_a').id, renewed);

    assert.deepStrictEqual([isRevoked, isRenewed], [false, false]);
    assert.deepStrictEqual(await other.setupLinks.list(), []);
    assert.deepStrictEqual(await directory.setupLinks.list(), [linkOf('stp_a'), linkOf('stp_b', { createdAt: 2000 })]);
  });

  test('an ended setup link is kept for a while, and goes with its directory', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await directory.setupLinks.insert(linkOf('stp_old'), digest('old'));
    await directory.setupLinks.insert(linkOf('stp_new', { expiresAt: 9000 }), digest('new'));

    await store.retention.prune({
      logBefore: 0,
      historyBefore: 0,
      linksBefore: 6000,
      deliveriesBefore: 0,
      endedBefore: 20_000,
    });
    const kept = await directory.setupLinks.list();
    await store.directories.delete(ids.first);

    assert.deepStrictEqual(
      kept.map(({ id }) => id),
      ['stp_new'],
    );
    assert.equal(await store.credentials.findSetupLink(digest('new')), undefined);
  });
});
