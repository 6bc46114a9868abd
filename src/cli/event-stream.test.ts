import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { json, newData, run } from './testing/command.ts';

test('an event stream is created with its token, listed without it, paused, resumed, tested and removed', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);
  const words = ['event-stream', 'create', id, '--audience', 'https://receiver.example', '--events', 'create,delete'];

  const created = await json([...words, '--format', 'full', ...at]);
  const paused = await json(['event-stream', 'pause', id, created.id, ...at]);
  const resumed = await json(['event-stream', 'resume', id, created.id, ...at]);
  const rotated = await json(['event-stream', 'rotate-token', id, created.id, ...at]);
  const listed = await run(['event-stream', 'list', id, ...at]);
  const tested = await run(['event-stream', 'test', id, created.id, ...at]);
  const removed = await json(['event-stream', 'remove', id, created.id, '--yes', ...at]);
  const empty = await run(['event-stream', 'list', id, ...at]);

  assert.match(created.token, /^becard_set_[0-9A-Za-z]{49}$/);
  assert.match(created.url, new RegExp(`/api/v1/directories/${id}/event-streams/${created.id}/poll$`));
  assert.match(created.jwksUrl, new RegExp(`/api/v1/directories/${id}/jwks\\.json$`));
  assert.deepEqual([created.events, created.format], [['create', 'delete'], 'full']);
  assert.deepEqual([paused.state, resumed.state], ['paused', 'enabled']);
  assert.notEqual(rotated.token, created.token);
  assert.match(listed.out, /poll +https:\/\/receiver\.example +enabled +full +create,delete/);
  assert.ok(!listed.out.includes(rotated.token));
  assert.match(tested.out, /^The verification event evt_\w+ follows\./);
  assert.equal(removed.id, created.id);
  assert.match(empty.out, /No event streams yet\./);
});

test('what authorizes a push is read from a file and never shown', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);
  const file = join(at[1] ?? '', 'authorization');
  writeFileSync(file, 'Bearer secret\n');
  const words = ['event-stream', 'create', id, '--audience', 'https://receiver.example', '--authorization-file', file];

  const created = await run([...words, '--url', 'https://receiver.example/events', ...at]);
  const refused = await run([...words, '--url', 'https://10.0.0.1/events', ...at]);
  const missing = await run([...words.slice(0, -1), `${file}-none`, '--url', 'https://receiver.example', ...at]);

  assert.equal(created.code, 0);
  assert.match(created.out, /Address: +https:\/\/receiver\.example\/events/);
  assert.ok(!created.out.includes('secret'));
  assert.deepEqual([refused.code, missing.code], [2, 2]);
});

test('the signing key is rotated', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);

  const first = await json(['event-stream', 'rotate-key', id, ...at]);
  const second = await run(['event-stream', 'rotate-key', id, ...at]);

  assert.match(first.id, /^sig_/);
  assert.match(second.out, /Tokens are signed with sig_\w+ from now on\./);
});
