// Rights that end while a request is under way: before its body is there, or before its transaction begins. Nothing is done, and no line tells of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Administrator,
  acceptInvitation,
  createAdministrator,
  createSetupLink,
  revokeSetupLink,
  toDirectoryId,
} from '../../domain/index.ts';
import { actionsOf, addressOf, type Filled, openFilled, type Rule, rules } from './testing/addresses.ts';
import { password, type Site } from './testing/browser.ts';

interface Taking {
  readonly name: string;
  readonly status: number;
  readonly code: string;
  readonly concerns: (route: string) => boolean;
  readonly take: (site: Site, owner: Administrator) => Promise<unknown>;
}

/** These wait for nothing between the look at the caller and the act. */
const atOnce = [
  'DELETE /v1/directories/:directory/rehearsal',
  'POST /v1/directories/:directory/mass-deprovisioning/acknowledge',
  'POST /v1/directories/:directory/log/:entry/reveal',
];
const writing = Object.entries(rules).filter(([route]) => !route.startsWith('GET ') && !atOnce.includes(route));
const needsPassword = /^(POST|PATCH|DELETE) .*administrators|^POST .*(tokens|setup-links)/;

const takings: readonly Taking[] = [
  {
    name: 'an administrator who is removed',
    status: 401,
    code: 'BC-901',
    concerns: () => true,
    take: ({ store }, { id }) => store.administrators.remove(id),
  },
  {
    name: 'an administrator who becomes an auditor',
    status: 403,
    code: 'BC-903',
    concerns: (route) => rules[route]?.right !== 'read',
    take: ({ store }, { id }) => store.administrators.setRole(id, 'auditor'),
  },
  {
    name: 'a password that was given too long ago by then',
    status: 403,
    code: 'BC-909',
    concerns: (route) => needsPassword.test(route),
    take: async ({ pass }) => pass(10 * 60_000),
  },
];

for (const { name, status, code, concerns, take } of takings) {
  for (const [route, rule] of writing.filter(([each]) => concerns(each))) {
    test(`${route} does nothing for ${name} while it is under way`, async () => {
      const { answer, before, after } = await interrupt(route, rule, take);

      assert.deepStrictEqual([answer.status, answer.code], [status, code]);
      assert.deepStrictEqual(after, before);
    });
  }
}

/** Sends a request of an owner, from whom something is taken while it is under way, and tells what there was after that and after the answer. */
async function interrupt(route: string, rule: Rule, take: Taking['take']) {
  let happen = async (): Promise<void> => undefined;
  const filled = await openFilled((store) => ({
    ...store,
    transaction: async (work) => {
      await happen();
      return store.transaction(work);
    },
  }));
  const { site, names } = filled;
  const browser = await site.signedIn('owner');
  const owner = await replaceOwner(site);
  let before: unknown;
  happen = async () => {
    if (before !== undefined) return;
    await take(site, owner);
    before = await traces(filled);
  };
  const { method, path } = addressOf(route, names, rule.query);
  const type = rule.body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
  const headers = { 'content-type': type, 'x-becard-console': '1', cookie: browser.cookie() ?? '' };
  const body = rule.body === undefined ? {} : { body: slowly(rule.body, () => happen()), duplex: 'half' as const };
  const response = await site.fetch(new Request(`https://becard.test${path}`, { method, headers, ...body }));
  const { code }: { readonly code?: unknown } = JSON.parse((await response.text()) || '{}');
  assert.notEqual(before, undefined, 'The request waited for nothing');
  return { answer: { status: response.status, code }, before, after: await traces(filled) };
}

/** Another owner who can sign in, so that the first one, who is given, is not the last. */
async function replaceOwner({ store, platform }: Site): Promise<Administrator> {
  const accounts = { store: store.administrators, platform };
  const { secret } = await createAdministrator(accounts, 'second@example.com', 'owner');
  await acceptInvitation(accounts, { secret, password });
  const owner = (await store.administrators.list()).find(({ email }) => email === 'owner@example.com');
  return owner ?? assert.fail();
}

/** A body that comes after something has happened. */
function slowly(value: object, happen: () => Promise<void>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull: async (controller) => {
        await happen();
        controller.enqueue(value instanceof Uint8Array ? value : new TextEncoder().encode(JSON.stringify(value)));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function traces({ site, names }: Filled): Promise<unknown> {
  const { store } = site;
  const directory = store.directory(toDirectoryId(names['directory'] ?? '') ?? assert.fail());
  return {
    directories: await store.directories.list(),
    tokens: await directory.tokens.list(),
    links: await directory.setupLinks.list(),
    schemas: await directory.schemas.text(),
    events: await directory.events.newest(),
    administrators: (await store.administrators.list()).map(({ email, role }) => [email, role]),
    acts: await actionsOf(site),
  };
}

const guestWrites: readonly (readonly [method: string, end: string, body: object])[] = [
  ['PATCH', '/switches', { entra: true }],
  ['POST', '/tokens', {}],
  ['PATCH', '/tokens/:token', { name: 'Entra' }],
];

for (const [method, end, body] of guestWrites) {
  const route = `${method} /setup-link/v1/directories/:directory${end}`;
  test(`${route} does nothing for a guest whose setup link ends while it is under way`, async () => {
    const filled = await openFilled();
    const { site, names } = filled;
    const { store, platform } = site;
    const directoryId = toDirectoryId(names['directory'] ?? '') ?? assert.fail();
    const scope = { directoryId, store: store.directory(directoryId), platform };
    const { link, secret } = await createSetupLink(scope, { name: 'Bob of IT', createdBy: 'test' });
    const guest = site.open();
    await guest.send('POST', '/session/setup-link/enter', { secret });
    let before: unknown;
    const end = async (): Promise<void> => {
      await revokeSetupLink(scope, link.id, true);
      before = await traces(filled);
    };

    const { path } = addressOf(route, names);
    const headers = { 'content-type': 'application/json', 'x-becard-console': '1', cookie: guest.cookie() ?? '' };
    const init = { method, headers, body: slowly(body, end), duplex: 'half' as const };
    const response = await site.fetch(new Request(`https://becard.test${path}`, init));

    assert.match(await response.text(), /BC-921/);
    assert.equal(response.status, 410);
    assert.deepStrictEqual(await traces(filled), before);
  });
}
