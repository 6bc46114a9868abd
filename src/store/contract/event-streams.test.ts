// Event streams and signing keys: kept for one directory, their progress apart from their settings.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventStreamId, StreamError, StreamSecret } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { digest, directoryOf, ids, signingKeyOf, streamOf } from '../testing/samples.ts';

const polled = streamOf('str_poll', {
  delivery: { method: 'poll', tokenHint: 'becard_set_9f…k2' },
  events: undefined,
  createdAt: 2000,
});
const none: StreamSecret = { sealedAuthorization: undefined, tokenHash: undefined };
const header: StreamSecret = { sealedAuthorization: 'sealed', tokenHash: undefined };
const token: StreamSecret = { sealedAuthorization: undefined, tokenHash: digest('token') };
const error: StreamError = { code: 'invalid_request', description: 'Unreadable.', at: 4000 };
const unknown = 'str_none' as EventStreamId;

eachStore((open) => {
  test('event streams are listed, found, changed and deleted', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { eventStreams } = directory;
    const pushed = streamOf('str_push');
    await eventStreams.insert(polled, token);
    await eventStreams.insert(pushed, header);

    assert.deepStrictEqual(await eventStreams.list(), [pushed, polled]);
    assert.deepStrictEqual(await eventStreams.find(pushed.id), pushed);
    assert.equal(await eventStreams.find(unknown), undefined);
    assert.equal(await eventStreams.sealedAuthorization(pushed.id), 'sealed');
    assert.equal(await eventStreams.sealedAuthorization(polled.id), undefined);

    const changed = streamOf('str_push', {
      audience: 'https://other.example',
      delivery: { method: 'push', url: 'https://other.example', hasAuthorization: false },
      events: ['patch'],
      format: 'notice',
      state: 'disabled',
      disabledReason: 'gone',
    });
    assert.equal(await eventStreams.update(changed, none), true);
    assert.equal(await eventStreams.update(streamOf('str_none'), none), false);
    assert.deepStrictEqual(await eventStreams.list(), [changed, polled]);
    assert.equal(await eventStreams.sealedAuthorization(pushed.id), undefined);

    assert.deepStrictEqual([await eventStreams.delete(pushed.id), await eventStreams.delete(unknown)], [true, false]);
    assert.deepStrictEqual(await eventStreams.list(), [polled]);
  });

  test('a change of the settings leaves secret and progress as they are', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await directory.eventStreams.insert(polled, token);
    const progress = { ...polled.progress, position: 7, attempts: 2, nextAttemptAt: 9000, lastDeliveredAt: 8000 };

    await directory.eventStreams.saveProgress(polled.id, progress);
    await directory.eventStreams.update({ ...polled, format: 'notice' });

    assert.deepStrictEqual(await store.eventStreams.findByToken(digest('token')), {
      ...polled,
      format: 'notice',
      progress,
    });
  });

  test('positions are acknowledged out of order and left behind', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { eventStreams } = directory;
    await eventStreams.insert(polled, token);
    const progressOf = async () => (await eventStreams.find(polled.id))?.progress;

    await eventStreams.acknowledge(polled.id, [9, 5], 3000);
    await eventStreams.acknowledge(polled.id, [5, 6], 4000, error);
    const acknowledged = await progressOf();
    await eventStreams.advance(polled.id, 6);
    await eventStreams.advance(polled.id, 4);
    await eventStreams.acknowledge(polled.id, [3], 5000);

    const known = { ...polled.progress, lastDeliveredAt: 4000, lastError: error };
    assert.deepStrictEqual(acknowledged, { ...known, acknowledged: [5, 6, 9] });
    assert.deepStrictEqual(await progressOf(), { ...known, lastDeliveredAt: 5000, position: 6, acknowledged: [9] });
    await eventStreams.acknowledge(unknown, [1], 5000);
  });

  test('the sender finds the enabled streams of all directories, a token its stream', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const other = streamOf('str_other', { directoryId: ids.second, createdAt: 3000 });
    const paused = streamOf('str_paused', { state: 'paused' });
    await directory.eventStreams.insert(streamOf('str_push'), header);
    await directory.eventStreams.insert(paused, header);
    await directory.eventStreams.insert(polled, token);
    await store.directory(ids.second).eventStreams.insert(other, header);

    assert.deepStrictEqual(await store.eventStreams.pushed(), [streamOf('str_push'), other]);
    assert.deepStrictEqual(await store.eventStreams.findByToken(digest('token')), polled);
    assert.equal(await store.eventStreams.findByToken(digest('other')), undefined);
    assert.deepStrictEqual(await directory.eventStreams.find(other.id), undefined);

    await store.directories.delete(ids.first);
    assert.deepStrictEqual(await store.eventStreams.pushed(), [other]);
    assert.equal(await store.eventStreams.findByToken(digest('token')), undefined);
  });

  test('a signing key loses its private half when it is retired', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { signingKeys } = directory;
    const [first, second] = [signingKeyOf('sig_a'), signingKeyOf('sig_b', { createdAt: 2000 })];
    await signingKeys.insert(first, 'sealed a');
    await signingKeys.insert(second, 'sealed b');

    await signingKeys.retire(first.id, 3000);
    await signingKeys.retire(first.id, 4000);

    assert.deepStrictEqual(await signingKeys.list(), [second, { ...first, retiredAt: 3000 }]);
    assert.equal(await signingKeys.sealedPrivateKey(first.id), undefined);
    assert.equal(await signingKeys.sealedPrivateKey(second.id), 'sealed b');
    await signingKeys.delete(first.id);
    assert.deepStrictEqual(await signingKeys.list(), [second]);
  });
});
