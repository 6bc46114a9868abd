// Slow, endless, greedy and lying clients, over a real socket.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, test } from 'node:test';
import { failedOutcomes } from '../../src/domain/index.ts';
import { acceptedSocket } from '../../src/http/testing/accepted-socket.ts';
import { requestText, type Site, type SiteOptions, speak, startSite } from './site.ts';

const running: Site[] = [];
const quick = { headersMs: 300, requestMs: 600, checkEveryMs: 50, idleMs: { announced: 500, real: 500 } } as const;

afterEach(async () => {
  for (const site of running.splice(0)) {
    await site.close();
    assert.deepEqual(site.faults, []);
  }
});

async function open(options: SiteOptions = {}): Promise<Site> {
  const site = await startSite(options);
  running.push(site);
  return site;
}

const user = '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"jana"}';

for (const [what, partsOf] of [
  ['headers that never end', ({ own }) => [`GET ${own.path}/Users HTTP/1.1\r\nhost: x\r\n`]],
  ['nothing at all', () => ['']],
  [
    'a body that never ends',
    ({ own }) => [
      `POST ${own.path}/Users HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${own.token}\r\ncontent-length: 500\r\n\r\n{"a":`,
    ],
  ],
  [
    'a body that never ends, to the console',
    () => [
      'POST /api/session/sign-in HTTP/1.1\r\nhost: x\r\nx-becard-console: 1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"a":',
    ],
  ],
] as const satisfies readonly (readonly [string, (site: Site) => readonly string[]])[]) {
  test(`a client that sends ${what} is cut off in time, and others are served meanwhile`, async () => {
    const site = await open({ bounds: quick });
    const authorization = `Bearer ${site.own.token}`;

    const [slow, honest] = await Promise.all([
      speak(site.port, ...partsOf(site)),
      speak(site.port, requestText('GET', `${site.own.path}/Users`, { authorization })),
    ]);

    assert.ok(slow.ms < 2_000, `${slow.ms} ms`);
    assert.ok([0, 408].includes(slow.status), slow.text);
    assert.equal(honest.status, 200);
  });
}

test('a client that does not read its answer is let go', async () => {
  const site = await open({ bounds: { silenceMs: 300 }, wrap: () => ({ answer: async () => long }) });
  const long = { status: 200, headers: {}, body: 'x'.repeat(32 * 1024 * 1024) };
  const accepted = acceptedSocket();
  const socket = connect(site.port, '127.0.0.1');
  socket.on('error', () => socket.destroy());

  socket.write(requestText('GET', `${site.own.path}/Users`, { authorization: `Bearer ${site.own.token}` }));
  await once(await accepted, 'close');
  let heard = 0;
  socket.on('data', (chunk) => {
    heard += chunk.length;
  });
  await once(socket, 'close');

  assert.ok(heard < 32 * 1024 * 1024, String(heard));
});

test('requests that arrive together are answered one after the other, in their order', async () => {
  let active = 0;
  let most = 0;
  let count = 0;
  const site = await open({
    wrap: () => ({
      answer: async () => {
        active += 1;
        most = Math.max(most, active);
        await new Promise((resolve) => setTimeout(resolve, 2));
        active -= 1;
        count += 1;
        return { status: 200, headers: {}, body: `<${count}>` };
      },
    }),
  });
  const one = requestText('GET', '/scim/v2/x', { connection: 'keep-alive' });

  const heard = await speak(site.port, one.repeat(40) + requestText('GET', '/scim/v2/x'));

  assert.equal(most, 1);
  const answers = [...heard.text.matchAll(/<(\d+)>/g)].map(([, number]) => Number(number));
  assert.deepEqual(
    answers,
    Array.from({ length: 41 }, (_, at) => at + 1),
  );
});

test('a connection that sends too many requests ahead is closed, and the next one is served', async () => {
  const site = await open({ wrap: () => ({ answer: () => new Promise(() => undefined) }) });
  const one = requestText('GET', '/scim/v2/x', { connection: 'keep-alive' });

  const heard = await speak(site.port, one.repeat(80));

  assert.equal(heard.text, '');
  assert.equal((await speak(site.port, requestText('GET', '/health/live'))).status, 200);
});

for (const [what, authorization] of [
  ['without a token', undefined],
  ['with a token that is none', 'Bearer becard_scim_nonsense'],
] as const) {
  test(`a request ${what} is refused before its body is asked for or read`, async () => {
    const site = await open();
    const headers = {
      ...(authorization === undefined ? {} : { authorization }),
      'content-type': 'application/scim+json',
      'content-length': '1000000',
    };

    const [asked, unsent] = await Promise.all([
      speak(site.port, requestText('POST', `${site.own.path}/Users`, { ...headers, expect: '100-continue' })),
      speak(site.port, requestText('POST', `${site.own.path}/Bulk`, { ...headers, 'content-length': '4000000' })),
    ]);

    assert.deepEqual([asked.status, unsent.status], [401, 401]);
    assert.doesNotMatch(asked.text, /100 Continue/);
    assert.ok(unsent.ms < 2_000, `${unsent.ms} ms`);
  });
}

test('guessing tokens is slowed down per address, while a good token from there passes', async () => {
  const site = await open({ perSecond: 100 });
  const ask = (address: string, token: string) =>
    fetch(`${site.origin}${site.own.path}/Users`, {
      headers: { 'x-forwarded-for': address, authorization: `Bearer ${token}` },
    });

  const guesses: number[] = [];
  for (let at = 0; at < 22; at += 1) guesses.push((await ask('203.0.113.7', `guess${at}`)).status);
  const refused = await ask('203.0.113.7', 'guess');
  const good = await ask('203.0.113.7', site.own.token);
  const elsewhere = await ask('203.0.113.8', 'guess');

  assert.deepEqual(guesses, [...Array<number>(20).fill(401), 429, 429]);
  assert.match(await refused.text(), /BC-502/);
  assert.ok(Number(refused.headers.get('retry-after')) > 50);
  assert.deepEqual([good.status, elsewhere.status], [200, 401]);
  const lines = await site.store
    .directory((await site.store.directories.list())[0]?.id ?? assert.fail())
    .log.list({ outcomes: failedOutcomes, limit: 100 });
  assert.ok(lines.length <= 21, String(lines.length));
});

test('where the operator has turned limits off, every guess is answered as the first one', async () => {
  const site = await open({ perSecond: 0 });

  const statuses = new Set<number>();
  for (let at = 0; at < 30; at += 1) {
    const headers = { authorization: `Bearer guess${at}` };
    statuses.add((await fetch(`${site.origin}${site.own.path}/Users`, { headers })).status);
  }

  assert.deepEqual([...statuses], [401]);
});

test('each operation of a Bulk request counts as a request', async () => {
  const site = await open({ perSecond: 25 });
  const operation = { method: 'DELETE', path: '/Users/unknown' };
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'];
  const body = JSON.stringify({ schemas, Operations: Array.from({ length: 1000 }, () => operation) });
  const ask = () =>
    fetch(`${site.origin}${site.own.path}/Bulk`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${site.own.token}`, 'content-type': 'application/scim+json' },
    });

  const answers = [await ask(), await ask(), await ask(), await ask()];

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 429],
  );
  assert.ok(Number(answers[3]?.headers.get('retry-after')) >= 30);
});

for (const headers of [
  { host: 'evil.example' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
  { forwarded: 'host=evil.example;proto=http' },
  { 'x-original-url': '/health/live', 'x-rewrite-url': '/health/live' },
  { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
] as const) {
  test(`${Object.keys(headers).join(' and ')} changes nothing`, async () => {
    const site = await open();
    const authorization = `Bearer ${site.own.token}`;
    const sent = { authorization, 'content-type': 'application/scim+json', ...headers };

    const { status, text } = await speak(site.port, requestText('POST', `${site.own.path}/Users`, sent, user));

    assert.equal(status, 201, text);
    assert.match(text, /location: https:\/\/becard\.example\/scim\/v2\/ud_\w+\/Users\/[\da-f-]{36}\r\n/i);
    assert.doesNotMatch(text, /evil/);
  });
}

for (const headers of [
  { 'x-remote-user': 'admin' },
  { 'x-forwarded-user': 'admin', 'x-forwarded-for': '127.0.0.1' },
  { cookie: 'becard_session=abc; __Host-becard_session=abc' },
  { authorization: 'Basic YWRtaW46YWRtaW4=' },
  { authorization: 'Bearer' },
  { authorization: 'Bearer ' },
  { authorization: 'Bearer undefined' },
  { authorization: 'Bearer null' },
  { 'proxy-authorization': 'Bearer x' },
] as const) {
  test(`${JSON.stringify(headers)} is no token`, async () => {
    const site = await open();

    const { status, text } = await speak(site.port, requestText('GET', `${site.own.path}/Users`, headers));

    assert.equal(status, 401, text);
    assert.match(text, /www-authenticate: Bearer/i);
  });
}

for (const host of ['-27.0.0.1:80', '256.256.256.256', 'a b', '[::1', 'x:99999', '%zz']) {
  test(`the Host ${host} is the client's fault`, async () => {
    const site = await open();

    const page = await speak(site.port, requestText('GET', '/api/session', { host }));
    const scim = await speak(site.port, requestText('GET', `${site.own.path}/Users`, { host }));

    assert.equal(page.status, 400);
    assert.equal(scim.status, 401);
  });
}

for (const [name, ...values] of [
  ['authorization', 'Bearer x', undefined],
  ['Authorization', undefined, 'Bearer x'],
  ['host', 'becard.example', 'evil.example'],
  ['content-type', 'application/scim+json', 'text/plain'],
  ['content-length', String(user.length), '5'],
  ['content-length', String(user.length), String(user.length)],
  ['origin', 'https://becard.example', 'https://evil.example'],
] as const) {
  test(`${name} twice is refused, whichever comes first`, async () => {
    const site = await open();
    const authorization = `Bearer ${site.own.token}`;
    const once = { host: 'x', authorization, 'content-type': 'application/scim+json' };
    const others = Object.entries({ ...once, 'content-length': String(user.length) }).filter(
      ([other]) => other !== name.toLowerCase(),
    );
    const twice = values.map((value) => [name, value ?? authorization] as const);
    const lines = [...others, ...twice].map(([header, value]) => `${header}: ${value}\r\n`).join('');

    const refused = await speak(site.port, `POST ${site.own.path}/Users HTTP/1.1\r\n${lines}\r\n${user}`);
    const users = await speak(site.port, requestText('GET', `${site.own.path}/Users`, { authorization }));

    assert.equal(refused.status, 400, refused.text);
    assert.match(users.text, /"totalResults":0/);
  });
}

test('a header that is a list may stand twice', async () => {
  const site = await open();
  const [line = '', ...headers] = requestText('GET', `${site.own.path}/Users`, {
    authorization: `Bearer ${site.own.token}`,
    accept: 'application/json',
  }).split('\r\n');

  const { status } = await speak(site.port, [line, 'accept: */*', ...headers].join('\r\n'));

  assert.equal(status, 200);
});

for (const version of ['2.0', '0.9', '1.2', '3.0']) {
  test(`HTTP/${version} is not spoken here`, async () => {
    const site = await open();
    const authorization = `Bearer ${site.own.token}`;

    const { status, text } = await speak(
      site.port,
      `GET ${site.own.path}/Users HTTP/${version}\r\nhost: x\r\nauthorization: ${authorization}\r\n\r\n`,
    );

    assert.equal(status, 400, text);
    assert.match(text, /HTTP\/1\.1/);
  });
}

test('a client that hangs up in the middle of a body is no fault of the server', async () => {
  const site = await open();
  for (const path of ['/api/session/sign-in', `${site.own.path}/Users`]) {
    const headers = { authorization: `Bearer ${site.own.token}`, 'x-becard-console': '1', 'content-length': '500' };
    const socket = connect(site.port, '127.0.0.1');
    socket.write(requestText('POST', path, { ...headers, 'content-type': 'application/json' }));
    await once(socket, 'connect');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await once(socket, 'close');
  }

  assert.equal((await speak(site.port, requestText('GET', '/health/live'))).status, 200);
});

test('a token in the address or in a cookie is no token', async () => {
  const { port, own } = await open();

  const inQuery = await speak(port, requestText('GET', `${own.path}/Users?access_token=${own.token}`));
  const inCookie = await speak(port, requestText('GET', `${own.path}/Users`, { cookie: `token=${own.token}` }));

  assert.deepEqual([inQuery.status, inCookie.status], [401, 401]);
});
