// Links to cards: found by their hash whatever became of them, one at a time for each card, forgotten some time after their end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardLink, CardLinkId } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { digest, directoryOf, ids, resourceId } from '../testing/samples.ts';

const jana = resourceId('jana');

function linkOf(id: string, changes: Partial<CardLink> = {}): CardLink {
  return {
    id: id as CardLinkId,
    directoryId: ids.first,
    resourceId: jana,
    createdAt: 1000,
    createdBy: 'ada@contoso.example',
    lastUsedAt: undefined,
    expiresAt: 5000,
    revokedAt: undefined,
    ...changes,
  };
}

eachStore((open) => {
  test('a link to a card is found by its hash, used, and revoked once', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const { cardLinks } = directory;
    const link = linkOf('lnk_a');
    await cardLinks.insert(link, digest('secret'));

    await cardLinks.touch(link.id, 2000);
    await cardLinks.revoke(jana, 3000);
    await cardLinks.revoke(jana, 4000);

    const changed = { ...link, lastUsedAt: 2000, revokedAt: 3000 };
    assert.deepStrictEqual(await store.credentials.findCardLink(digest('secret')), changed);
    assert.deepStrictEqual(await cardLinks.latest(jana), changed);
    assert.equal(await store.credentials.findCardLink(digest('another')), undefined);
    assert.equal(await cardLinks.latest(resourceId('ben')), undefined);
  });

  test('the link that is not revoked is the latest, also where it was made in the same millisecond', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cardLinks } = directory;
    await cardLinks.insert(linkOf('lnk_a'), digest('a'));
    await cardLinks.revoke(jana, 1000);

    await cardLinks.insert(linkOf('lnk_z'), digest('z'));

    assert.equal((await cardLinks.latest(jana))?.id, 'lnk_z');
  });

  test('a directory sees and changes its own links to cards alone', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const other = store.directory(ids.second).cardLinks;
    await directory.cardLinks.insert(linkOf('lnk_a'), digest('a'));

    await other.revoke(jana, 3000);
    await other.touch(linkOf('lnk_a').id, 3000);

    assert.equal(await other.latest(jana), undefined);
    assert.deepStrictEqual(await directory.cardLinks.latest(jana), linkOf('lnk_a'));
  });

  test('links to cards go with their directory, and some time after their end', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await directory.cardLinks.insert(linkOf('lnk_a'), digest('a'));
    await directory.cardLinks.insert(linkOf('lnk_b', { resourceId: resourceId('ben'), expiresAt: 9000 }), digest('b'));

    const limits = { logBefore: 0, historyBefore: 0, linksBefore: 6000, deliveriesBefore: 0, endedBefore: 0 };
    await store.retention.prune(limits);
    const kept = [digest('a'), digest('b')].map((hash) => store.credentials.findCardLink(hash));
    const found = await Promise.all(kept);
    await store.directories.delete(ids.first);

    assert.deepStrictEqual(
      found.map((link) => link?.id),
      [undefined, 'lnk_b'],
    );
    assert.equal(await store.credentials.findCardLink(digest('b')), undefined);
  });
});
