import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttemptAt, pauseStream, resumeStream } from '../../domain/index.ts';
import { drain, type Reaction } from '../testing/site.ts';
import { openStreamSite, type StreamSite } from '../testing/stream-site.ts';

function namesIn({ received }: StreamSite): readonly (string | undefined)[] {
  return received.map(({ externalId }) => externalId);
}

async function addUsers(site: StreamSite, ...names: readonly string[]): Promise<void> {
  for (const name of names) await site.addUser(name);
}

function rejection(err: string): Reaction {
  return { status: 400, headers: {}, body: JSON.stringify({ err, description: 'Why.' }) };
}

test('tokens are pushed in the order of the changes, as RFC 8935 asks', async () => {
  const site = await openStreamSite({ authorization: 'Bearer secret' });
  await addUsers(site, 'a', 'b', 'c');

  await drain(site.open());

  assert.deepEqual(namesIn(site), ['a', 'b', 'c']);
  const [first] = site.received;
  assert.equal(first?.request.url, 'https://receiver.example/events');
  assert.deepEqual(first?.request.headers, {
    'content-type': 'application/secevent+jwt',
    accept: 'application/json',
    authorization: 'Bearer secret',
  });
  const { progress } = await site.read();
  assert.deepEqual([progress.position, progress.lastDeliveredAt], [await site.ctx.store.events.end(), site.now()]);
});

test('a second look pushes nothing again', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a');
  await drain(site.open());

  await drain(site.open());

  assert.deepEqual(namesIn(site), ['a']);
});

test('more tokens than one page are pushed in one go', async () => {
  const site = await openStreamSite();
  const id = await site.addUser('a');
  for (let each = 1; each < 50; each += 1) await site.rename(id, `Title ${each}`);

  await drain(site.open());

  assert.equal(site.received.length, 50);
  assert.equal(new Set(site.received.map((token) => token.id)).size, 50);
});

test('a receiver that is away gets the same token later, and those behind it after that', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a', 'b');
  const sender = site.open();
  site.react = () => 503;
  await drain(sender);
  const failed = (await site.read()).progress;
  await drain(sender);

  site.pass((nextAttemptAt(1, site.now()) ?? 0) - site.now());
  site.react = () => 202;
  assert.equal(sender.needsTurn(), true);
  await drain(sender);

  assert.deepEqual(namesIn(site), ['a', 'a', 'b']);
  assert.equal(site.received[0]?.id, site.received[1]?.id);
  assert.deepEqual(failed.lastError, {
    code: 'http',
    description: 'The receiver answered 503.',
    at: failed.lastError?.at,
  });
  assert.equal(failed.attempts, 1);
  const { progress } = await site.read();
  assert.deepEqual([progress.attempts, progress.nextAttemptAt], [0, undefined]);
});

test('Retry-After is honored', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a');
  site.react = () => ({ status: 429, headers: { 'retry-after': '3600' }, body: '' });

  await drain(site.open());

  assert.equal((await site.read()).progress.nextAttemptAt, site.now() + 3_600_000);
});

test('a receiver that is away for days has its stream disabled, and loses nothing when it is resumed', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a', 'b');
  const sender = site.open();
  site.react = () => 'connection';
  for (let attempt = 0; attempt < 12; attempt += 1) {
    await drain(sender);
    site.pass(25 * 3_600_000);
  }
  const disabled = await site.read();

  site.react = () => 202;
  const scope = { ...site.ctx, directoryId: site.stream.directoryId };
  await resumeStream(scope, site.stream.id);
  await drain(site.open());

  assert.deepEqual([disabled.state, disabled.disabledReason], ['disabled', 'failing']);
  assert.equal(disabled.progress.lastError?.description, 'The connection failed (ECONNREFUSED).');
  assert.deepEqual(namesIn(site), [...Array.from({ length: 10 }, () => 'a'), 'a', 'b']);
});

test('a receiver that rejects the transmitter has its stream disabled at once', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a', 'b');
  site.react = () => rejection('invalid_audience');

  await drain(site.open());

  const { state, disabledReason, progress } = await site.read();
  assert.deepEqual([state, disabledReason, progress.lastError?.code], ['disabled', 'rejected', 'invalid_audience']);
  assert.deepEqual(namesIn(site), ['a']);
  assert.ok(progress.position < (await site.ctx.store.events.end()));
});

test('a token that a receiver cannot read is skipped, and the stream says so', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a', 'b');
  site.react = ({ externalId }) => (externalId === 'a' ? rejection('invalid_request') : 202);

  await drain(site.open());

  assert.deepEqual(namesIn(site), ['a', 'b']);
  assert.equal((await site.read()).progress.lastError?.code, 'invalid_request');
});

test('a receiver that is gone has its stream disabled', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a');
  site.react = () => 410;

  await drain(site.open());

  assert.equal((await site.read()).disabledReason, 'gone');
});

test('a paused stream pushes nothing more, and goes on where it was', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a', 'b');
  const scope = { ...site.ctx, directoryId: site.stream.directoryId };
  site.react = async () => {
    await pauseStream(scope, site.stream.id);
    return 202;
  };
  await drain(site.open());
  const paused = namesIn(site);

  site.react = () => 202;
  await resumeStream(scope, site.stream.id);
  await drain(site.open());

  assert.deepEqual(paused, ['a']);
  assert.deepEqual(namesIn(site), ['a', 'b']);
});

test('after a crash the same tokens come once more, with the same ids and the same text', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a', 'b', 'c');
  const dying = site.open();
  site.react = async ({ externalId }) => {
    if (externalId === 'b') throw new Error('killed');
    return 202;
  };
  await drain(dying);
  const before = site.received.map(({ request }) => request.body);

  site.react = () => 202;
  await drain(site.open());

  assert.deepEqual(namesIn(site), ['a', 'b', 'a', 'b', 'c']);
  assert.deepEqual(
    site.received.slice(2, 4).map(({ request }) => request.body),
    before,
  );
  assert.equal(site.reported.length, 1);
});

test('a server without the lease sends nothing', async () => {
  const site = await openStreamSite();
  await addUsers(site, 'a');

  await drain(site.open({ maySend: () => false }));

  assert.deepEqual(namesIn(site), []);
});

test('a header that cannot be read disables the stream', async () => {
  const site = await openStreamSite({ authorization: 'Bearer secret' });
  await addUsers(site, 'a');
  const platform = { ...site.ctx.platform, decrypt: () => undefined };

  await drain(site.open({ ctx: { ...site.ctx, platform } }));

  assert.deepEqual(namesIn(site), []);
  assert.equal((await site.read()).disabledReason, 'secret');
});

test('a change that comes while a push is under way is not forgotten', async () => {
  let wakes = 0;
  const site = await openStreamSite();
  await addUsers(site, 'a');
  const sender = site.open({
    onEnd: () => {
      wakes += 1;
    },
  });
  site.react = async ({ externalId }) => {
    if (externalId === 'a') {
      await site.addUser('b');
      await sender.turn();
    }
    return 202;
  };

  await drain(sender);
  assert.equal(wakes, 1);
  await drain(sender);

  assert.deepEqual(namesIn(site), ['a', 'b']);
});
