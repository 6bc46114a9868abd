import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startReceiver } from '../outbound/testing/receiver.ts';
import { verifyWebhook } from '../webhooks/index.ts';
import { onTerminal } from './terminal.ts';
import { json, newData, run, serve } from './testing/command.ts';
import { forwardEvents } from './webhook-listen.ts';

const url = 'https://hooks.example.com/becard';
/** Lets the server in this process go on. */
const othersRun = (): Promise<void> => pause(20);

async function open() {
  const data = newData();
  const directory = await json(['directory', 'create', 'Contoso', '--activate', ...data]);
  const created = await json(['webhook', 'create', url, '--types', 'user.created', ...data]);
  return { data, directory, created, id: String(created.id) };
}

test('a webhook is created, shown, changed, paused, resumed, rotated and removed', async () => {
  const { data, directory, created, id } = await open();
  await json(['webhook', 'create', `${url}/2`, '--directory', directory.id, ...data]);

  const changed = await json(['webhook', 'set', id, '--types', 'all', '--description', 'Personnel', ...data]);
  const paused = await json(['webhook', 'pause', id, ...data]);
  const refused = await run(['webhook', 'test', id, ...data]);
  const resumed = await json(['webhook', 'resume', id, ...data]);
  const rotated = await json(['webhook', 'rotate', id, ...data]);
  const tested = await json(['webhook', 'test', id, ...data]);
  const recovered = await json(['webhook', 'recover', id, '--since', '2026-01-01T00:00:00Z', ...data]);
  const shown = await json(['webhook', 'show', id, ...data]);
  const list = await run(['webhook', 'list', ...data]);
  const unsure = await run(['webhook', 'remove', id, ...data]);
  await json(['webhook', 'remove', id, '--yes', ...data]);
  const left = await json(['webhook', 'list', ...data]);

  assert.match(created.secret, /^whsec_/);
  assert.deepEqual([created.types, changed.types, changed.description], [['user.created'], undefined, 'Personnel']);
  assert.deepEqual([paused.state, refused.code, resumed.state], ['paused', 4, 'active']);
  assert.notEqual(rotated.secret, created.secret);
  assert.match(tested.eventId, /^evt_/);
  assert.deepEqual([recovered.id, shown.waiting, shown.secret], [id, 1, undefined]);
  assert.match(list.out, /^ID +ADDRESS +DIRECTORY +EVENTS +STATE +WAITING/);
  assert.ok(!list.out.includes('whsec_'));
  assert.deepEqual([unsure.code, left.length], [2, 1]);
});

test('a wrong address, an unknown type, webhook, delivery and time are refused', async () => {
  const { data, id } = await open();

  const codes = [
    await run(['webhook', 'create', 'http://hooks.example.com/', ...data]),
    await run(['webhook', 'create', 'https://10.0.0.1/', ...data]),
    await run(['webhook', 'create', url, '--types', 'user.flown', ...data]),
    await run(['webhook', 'show', 'whk_none', ...data]),
    await run(['webhook', 'resend', id, 'dlv_none', ...data]),
    await run(['webhook', 'recover', id, '--since', 'soon', ...data]),
    await run(['webhook', 'deliveries', 'whk_none', ...data]),
  ].map(({ code }) => code);

  assert.deepEqual(codes, [2, 2, 2, 3, 3, 2, 3]);
});

test('a running server sends to a receiver on this machine where its network is allowed', async (context) => {
  const settings = { BECARD_OUTBOUND_NETWORKS: '127.0.0.1' };
  const data = newData();
  const receiver = await startReceiver((_, response) => void response.writeHead(204).end(), { isSecure: false });
  context.after(receiver.close);
  const target = `http://127.0.0.1:${receiver.port}/becard`;
  await serve(context, data, settings);
  const { id, secret } = await json(['webhook', 'create', target, ...data], settings);

  const { eventId } = await json(['webhook', 'test', id, ...data]);
  let attempts = [];
  while (attempts.length === 0) {
    await othersRun();
    attempts = await json(['webhook', 'deliveries', id, ...data]);
  }

  const [request] = receiver.received;
  const event = verifyWebhook(secret, request?.headers ?? {}, request?.body ?? '');
  assert.deepEqual([event.id, event.type, event.data.id], [eventId, 'webhook.test', id]);
  assert.deepEqual([attempts[0].status, attempts[0].attempt], [204, 1]);
  const resent = await json(['webhook', 'resend', id, attempts[0].id, ...data]);
  assert.equal(resent.eventId, eventId);
});

test('listen forwards the events of a server, signed, and tells of each answer', async (context) => {
  const data = newData();
  const receiver = await startReceiver((_, response) => void response.writeHead(202).end(), { isSecure: false });
  context.after(receiver.close);
  const { url: server } = await serve(context, data);
  const { id } = await json(['directory', 'create', 'Contoso', '--activate', ...data]);
  const { key } = await json(['api-key', 'create', 'Listener', '--scope', 'events:read', ...data]);
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const stop = new AbortController();
  const printed: string[] = [];
  const write = (text: string | Uint8Array): boolean => printed.push(String(text)) > 0;
  const terminal = { stdout: { write }, stderr: { write }, environment: {} };
  const forward = `http://127.0.0.1:${receiver.port}/`;

  const listening = onTerminal(terminal, async () => {
    await forwardEvents({ server: { url: server, key }, secret, forward }, stop.signal);
    return undefined;
  });
  // The stream begins with events from now on, so one is made until it has begun.
  while (printed.length === 0) {
    await json(['token', 'create', id, '--replace', '--yes', ...data]);
    await othersRun();
  }
  stop.abort();
  await listening;

  const [request] = receiver.received;
  const event = verifyWebhook(secret, request?.headers ?? {}, request?.body ?? '');
  assert.ok(event.type.startsWith('token.'));
  assert.match(printed[0] ?? '', new RegExp(`${event.type}  ${event.id}  202  \\d+ ms\n$`));
});

test('listen ends with a sentence when the server refuses the key', async (context) => {
  const { url: server } = await serve(context, newData());

  const { code, problem } = await run([
    'webhook',
    'listen',
    '--forward',
    'http://127.0.0.1:9',
    '--server',
    server,
    '--key',
    'no',
  ]);

  assert.equal(code, 4);
  assert.match(problem, /This API key is not known\..*\[BC-930\]/);
});
