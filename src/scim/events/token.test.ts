import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../json.ts';
import {
  activated,
  asyncResponse,
  type CompletedOperation,
  created,
  deactivated,
  deleted,
  type EventStatement,
  feedAdd,
  feedRemove,
  patched,
  replaced,
} from './statement.ts';
import { figure } from './testing/figures.ts';
import { type SetClaims, setClaims, type TokenHead } from './token.ts';
import { eventUris } from './uri.ts';

const feed = 'https://scim.example.com/Feeds/98d52461fa5bbc879593b7754';
const otherFeed = 'https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7';
const user = '/Users/2b2f880af6674ac284bae9381673d462';
const otherUser = '/Users/2819c223-7f76-453a-919d-413861904646';
const group = '/Groups/176f397ec4c44b94b2cfcb759780b8c2';
const bulkTransaction = '2d80e537a3f64622b0347b641ebc8f44';

const head: TokenHead = {
  id: '6164f3bbf6ff41a88dc94f18cb0620e8',
  issuer: 'https://scim.example.com',
  audience: [feed],
  issuedAt: 1458505044_000,
};
const createHead = {
  ...head,
  id: '4d3559ec67504aaba65d40b0363faad8',
  issuedAt: 1458496404_999,
  audience: [feed, otherFeed],
};

function claims(
  uri: string,
  externalId: string | undefined,
  statement: EventStatement,
  more: Partial<TokenHead> = {},
): SetClaims {
  return setClaims({ ...head, ...more }, { uri, externalId }, [statement]);
}

/** One operation of the bulk request in the figures 16 to 19. */
function bulk(at: number, id: string, resource: string, operation: CompletedOperation): SetClaims {
  const more = { id, transaction: `${bulkTransaction}:${at}`, issuedAt: (1458505043 + at) * 1000 };
  return claims(`/Users/${resource}`, undefined, asyncResponse(operation), more);
}

/** The payload that a figure shows, for what the directory would give. */
function payloadOf(number: number): JsonObject {
  const [payload] = Object.values(figure(number).events);
  assert.ok(payload);
  return payload;
}

/** The `data` that a figure shows. */
function dataOf(number: number): JsonObject {
  return payloadOf(number)['data'] as JsonObject;
}

const version = 'a330bc54f0671c9';
const txn = '734f0614e3274f288f93ac74119dcf78';
const weak = { first: 'W/"oY4m4wn58tkVjJxK"', second: 'W/"huJj29dMNgu3WXPD"' };
const failed = payloadOf(15)['response'] as JsonObject;

const figures: readonly { readonly number: number; readonly name: string; readonly claims: SetClaims }[] = [
  {
    number: 2,
    name: 'figure 2 of RFC 9967: feed add',
    claims: claims(user, 'jdoe', feedAdd(), { transaction: 'b7b953f11cc6489bbfb87834747cc4c1' }),
  },
  { number: 3, name: 'figure 3 of RFC 9967: feed remove', claims: claims(user, 'jdoe', feedRemove()) },
  {
    number: 4,
    name: 'figure 4 of RFC 9967: create, full',
    claims: claims('/Users/44f6142df96bd6ab61e7521d9', 'jdoe', created({ data: dataOf(4) }), createHead),
  },
  {
    number: 5,
    name: 'figure 5 of RFC 9967: create, notice',
    claims: claims(
      '/Users/44f6142df96bd6ab61e7521d9',
      'jdoe',
      created({ attributes: ['id', 'name', 'userName', 'password', 'emails'] }),
      createHead,
    ),
  },
  {
    number: 6,
    name: 'figure 6 of RFC 9967: patch, full',
    claims: claims(group, 'crmUsers', patched({ version, data: dataOf(6) })),
  },
  {
    number: 7,
    name: 'figure 7 of RFC 9967: patch, notice',
    claims: claims(group, 'crmUsers', patched({ version, attributes: ['members'] })),
  },
  {
    number: 8,
    name: 'figure 8 of RFC 9967: put, full',
    claims: claims(otherUser, undefined, replaced({ version, data: dataOf(8) })),
  },
  {
    number: 9,
    name: 'figure 9 of RFC 9967: put, notice',
    claims: claims(
      otherUser,
      undefined,
      replaced({ version, attributes: ['userName', 'externalId', 'name', 'roles', 'emails'] }),
    ),
  },
  { number: 10, name: 'figure 10 of RFC 9967: delete', claims: claims(user, 'jDoe', deleted()) },
  {
    number: 11,
    name: 'figure 11 of RFC 9967: activate',
    claims: claims(user.replace(/[^/]+$/, '2b2f880af6674ac284bae9381673d462'), undefined, activated()),
  },
  {
    number: 14,
    name: 'figure 14 of RFC 9967: asynchronous response',
    claims: claims(otherUser, undefined, asyncResponse({ method: 'PUT', version: weak.second, status: '200' }), {
      transaction: txn,
    }),
  },
  {
    number: 15,
    name: 'figure 15 of RFC 9967: asynchronous error',
    claims: claims(
      otherUser,
      undefined,
      asyncResponse({ method: 'PUT', version: weak.second, status: '400', response: failed }),
      { transaction: txn },
    ),
  },
  {
    number: 16,
    name: 'figure 16 of RFC 9967: bulk operation 1',
    claims: bulk(1, 'dbae9d7506b34329aa7f2f0d3827848b', '92b725cd-9465-4e7d-8c16-01f8e146b87a', {
      method: 'POST',
      bulkId: 'qwerty',
      version: weak.first,
      status: '201',
    }),
  },
  {
    number: 17,
    name: 'figure 17 of RFC 9967: bulk operation 2',
    claims: bulk(2, 'ca977d05ba5c43929e3a69023d5392a9', 'b7c14771-226c-4d05-8860-134711653041', {
      method: 'PUT',
      version: weak.second,
      status: '200',
    }),
  },
  {
    number: 18,
    name: 'figure 18 of RFC 9967: bulk operation 3',
    claims: bulk(3, '4bb87d70a4ab463bbdcd1f99111cbbf1', '5d8d29d3-342c-4b5f-8683-a3cb6763ffcc', {
      method: 'PATCH',
      version: weak.second,
      status: '200',
    }),
  },
  {
    number: 19,
    name: 'figure 19 of RFC 9967: bulk operation 4',
    claims: bulk(4, '6a7843a7f5244d0eb62ca38b641d9139', 'e9025315-6bea-44e1-899c-1e07454e468b', {
      method: 'DELETE',
      status: '204',
    }),
  },
];

for (const { number, name, claims: built } of figures) {
  test(name, () => {
    assert.deepEqual(built, figure(number));
  });
}

test('a deactivation has no payload', () => {
  const { events } = claims(user, undefined, deactivated());

  assert.deepEqual(events, { 'urn:ietf:params:scim:event:prov:deactivate': {} });
});

test('one token states several events of one change, with the time of the change', () => {
  const subject = { uri: user };

  const built = setClaims({ ...head, occurredAt: 1458505000_500, transaction: 'evt_1' }, subject, [
    patched({ attributes: ['active'] }),
    deactivated(),
  ]);

  assert.deepEqual(built, {
    iss: 'https://scim.example.com',
    iat: 1458505044,
    jti: '6164f3bbf6ff41a88dc94f18cb0620e8',
    aud: [feed],
    txn: 'evt_1',
    toe: 1458505000,
    sub_id: { format: 'scim', uri: user },
    events: {
      'urn:ietf:params:scim:event:prov:patch:notice': { attributes: ['active'] },
      'urn:ietf:params:scim:event:prov:deactivate': {},
    },
  });
});

test('no token is empty, states an event twice, or a removal from the feed beside a deletion', () => {
  const build = (statements: readonly EventStatement[]) => () => setClaims(head, { uri: user }, statements);

  assert.throws(build([]), RangeError);
  assert.throws(build([activated(), activated()]), RangeError);
  assert.throws(build([deleted(), feedRemove()]), RangeError);
});

test('every registered event can be stated', () => {
  const content = [{ data: {} }, { attributes: [] }] as const;
  const changes = content.flatMap((each) => [created(each), patched(each), replaced(each)]);
  const others = [feedAdd(), feedRemove(), deleted(), activated(), deactivated()];
  const async = asyncResponse({ method: 'PUT', status: '200' });

  const uris = [...changes, ...others, async].map(({ uri }) => uri);

  assert.deepEqual(uris.toSorted(), eventUris.toSorted());
});
