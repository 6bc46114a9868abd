import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { createOutbound } from '../outbound/index.ts';
import { createGoogleWallet, GoogleRefusal } from './google-wallet.ts';
import { accountPublicKey, startGoogleServer } from './testing/google-server.ts';

const now = Date.UTC(2026, 0, 1);
const networks = { outboundNetworks: ['127.0.0.1'] };

async function openGoogle(context: TestContext, refuse?: Parameters<typeof startGoogleServer>[0]) {
  const server = await startGoogleServer(refuse);
  context.after(server.close);
  const outbound = createOutbound({ ...networks, ca: server.ca });
  const google = createGoogleWallet(server.settings, { outbound, clock: () => now, apiUrl: server.apiUrl });
  const object = { id: google.objectIdOf('abcdefghijk'), classId: google.classId, state: 'ACTIVE' } as const;
  return { ...server, google, object };
}

test('an object is created with its class once, and replaced from then on', async (context) => {
  const { google, object, objects, received } = await openGoogle(context);

  await google.save(object);
  await google.save({ ...object, state: 'INACTIVE' });

  assert.deepEqual(objects.get(object.id), { ...object, state: 'INACTIVE' });
  assert.deepEqual(
    received.map(({ path }) => path),
    [
      ...['/token', '/v1/genericClass', `/v1/genericObject/${object.id}`, '/v1/genericObject'],
      `/v1/genericObject/${object.id}`,
    ],
  );
});

test('the link names the object alone, and is signed by the account', async (context) => {
  const { google, object, settings } = await openGoogle(context);

  const link = await google.linkTo(object);

  const token = link.replace('https://pay.google.com/gp/v/save/', '');
  const { payload } = await jwtVerify(token, accountPublicKey, { audience: 'google' });
  assert.deepEqual(payload, {
    iss: settings.email,
    iat: now / 1000,
    aud: 'google',
    typ: 'savetowallet',
    payload: { genericObjects: [{ id: object.id, classId: object.classId }] },
  });
  assert.deepEqual(decodeProtectedHeader(token), { alg: 'RS256', typ: 'JWT', kid: 'k1' });
  assert.ok(link.length < 1800);
});

test('a token that Google takes no more is renewed with the next request', async (context) => {
  const { google, object, received, objects } = await openGoogle(context, (path, count) =>
    path.endsWith('/genericObject') && count < 5 ? 401 : undefined,
  );

  await assert.rejects(google.save(object), new GoogleRefusal(401, 'a new card'));
  await google.save(object);

  assert.equal(received.filter(({ path }) => path === '/token').length, 2);
  assert.ok(objects.has(object.id));
});

for (const [status, isTemporary] of [
  [400, false],
  [403, true],
  [429, true],
  [503, true],
] as const) {
  test(`an object refused with ${status} ${isTemporary ? 'is tried again' : 'is not sent again'}`, async (context) => {
    const { google, object } = await openGoogle(context, (path) => (path.includes('Object') ? status : undefined));

    const refusal = await google.save(object).catch((error: unknown) => error);

    assert.ok(refusal instanceof GoogleRefusal);
    assert.deepEqual([refusal.status, refusal.isTemporary], [status, isTemporary]);
  });
}
