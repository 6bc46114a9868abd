import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookVerificationError } from './index.ts';

const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const now = Date.UTC(2026, 2, 9, 8);
const body = '{"id":"evt_1","type":"user.created","data":{"id":"019a","name":"Jana Weber"}}';

function signed(at = now): Readonly<Record<string, string>> {
  const signature = new Webhook(secret).sign('evt_1', new Date(at), body);
  return { 'webhook-id': 'evt_1', 'webhook-timestamp': String(at / 1000), 'webhook-signature': signature };
}

test('the event of a signed request is given, whatever form its headers and body have', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now });
  const headers = signed();
  const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]));

  const events = [
    verifyWebhook(secret, headers, body),
    verifyWebhook(secret, upper, body),
    verifyWebhook(secret, new Headers(headers), new TextEncoder().encode(body)),
  ];

  assert.deepEqual(events, Array(3).fill(JSON.parse(body)));
});

test('while a secret is being replaced, each of the two verifies', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now });
  const other = new Webhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw').sign('evt_1', new Date(now), body);
  const headers = signed();

  const both = { ...headers, 'webhook-signature': `${other} ${headers['webhook-signature']}` };

  assert.equal(verifyWebhook(secret, both, body).id, 'evt_1');
});

for (const [name, headers, received] of [
  ['with a changed body', signed(), body.replace('Jana', 'Anna')],
  ['with another id', { ...signed(), 'webhook-id': 'evt_2' }, body],
  ['without a signature', { ...signed(), 'webhook-signature': undefined }, body],
  ['of another secret', { ...signed(), 'webhook-signature': 'v1,AAAA' }, body],
  ['from more than five minutes ago', signed(now - 301_000), body],
  ['from more than five minutes ahead', signed(now + 301_000), body],
] as const) {
  test(`a request ${name} is refused`, (context) => {
    context.mock.timers.enable({ apis: ['Date'], now });

    assert.throws(() => verifyWebhook(secret, headers, received), WebhookVerificationError);
  });
}

for (const page of ['docs/webhooks.md', 'docs/webhooks.de.md']) {
  test(`the receiver in ${page} has at most 30 lines, takes what is signed and refuses the rest`, async (context) => {
    const code = /```js\n(import [\s\S]*?)```/.exec(readFileSync(page, 'utf8'))?.[1] ?? assert.fail(page);
    const folder = mkdtempSync(join(tmpdir(), 'becard-receiver-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'receiver.mjs');
    writeFileSync(file, code.replace("'becard/webhooks'", JSON.stringify(new URL('./index.ts', import.meta.url).href)));
    const environment = { ...process.env, BECARD_WEBHOOK_SECRET: secret, PORT: '0' };
    const receiver = spawn(process.execPath, [file], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: environment,
    });
    context.after(() => receiver.kill());
    const lines = receiver.stdout.setEncoding('utf8').iterator();
    const port = /\d+/.exec(String((await lines.next()).value))?.[0];
    const at = Math.floor(Date.now() / 1000) * 1000;
    const send = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })).status;

    const taken = await send(signed(at));
    const printed = String((await lines.next()).value);
    const again = await send(signed(at));
    const refused = await send({ ...signed(at), 'webhook-id': 'evt_2' });

    assert.ok(code.trim().split('\n').length <= 30);
    assert.deepEqual([taken, again, refused, printed.trim()], [204, 204, 401, 'user.created Jana Weber']);
  });
}
