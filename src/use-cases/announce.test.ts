// Acts that are events as well: receivers of events learn of them, in the transaction of the act.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PublicEvent, presentFeedEvent, setupLinkActor } from '../domain/index.ts';
import * as useCases from './index.ts';
import { type Installation, openInstallation } from './testing/installation.ts';

/** What the feed has behind a position. */
async function eventsAfter({ ctx }: Installation, after: number): Promise<readonly PublicEvent[]> {
  const { events } = await ctx.store.events.read({ after, limit: 100 });
  return events.map(presentFeedEvent);
}

test('a token that is created or replaced is an event, without the secret and without the hint', async () => {
  const installation = await openInstallation();
  const { ctx, directory, token } = installation;
  const end = await ctx.store.events.end();

  const input = { directory: directory.id, name: 'New', expiresInDays: 30, replace: true };
  const made = await useCases.tokens.create(ctx, input);
  const events = await eventsAfter(installation, end);

  assert.deepEqual(
    events.map(({ type, directoryId, data, changes, actor }) => ({
      type,
      directoryId,
      name: data.name,
      changes,
      actor,
    })),
    [
      ['token.created', 'New'],
      ['token.revoked', token.name],
      ['token.revoked', 'By link'],
    ].map(([type, name]) => ({ type, directoryId: directory.id, name, changes: [], actor: { type: 'command-line' } })),
  );
  assert.deepEqual(events[0]?.data, {
    id: made.token.id,
    name: 'New',
    expiresAt: new Date(made.token.expiresAt ?? 0).toISOString(),
  });
  assert.equal(JSON.stringify(events).includes('becard_scim_'), false);
});

test('a token that the holder of a setup link makes is an event too', async () => {
  const installation = await openInstallation();
  const { ctx, directory, link } = installation;
  const end = await ctx.store.events.end();

  const actor = setupLinkActor(link.link);
  await useCases.tokens.create({ ...ctx, actor }, { directory: directory.id, replace: true });

  const events = await eventsAfter(installation, end);
  assert.deepEqual(
    events.map(({ type, actor: by }) => [type, by]),
    [
      ['token.created', { type: 'setup-link', id: link.link.id }],
      ['token.revoked', { type: 'setup-link', id: link.link.id }],
    ],
  );
});

test('an act without a type of event writes none', async () => {
  const installation = await openInstallation();
  const { ctx, directory, token } = installation;
  const end = await ctx.store.events.end();

  await useCases.tokens.change(ctx, { directory: directory.id, token: token.id, name: 'Other' });
  await useCases.directories.change(ctx, { directory: directory.id, name: 'Contoso AG' });

  assert.deepEqual(await eventsAfter(installation, end), []);
});
