// The requests of each operation as bytes, ready to be sent: a template with the id or value of the moment set in.

import { groupId, groupsPerSize, personBody, personId, userNameOf } from '../people.ts';
import type { Order } from './order.ts';

export interface Operation {
  /** The status of a right answer. */
  readonly status: number;
  /** The nth request of an order; no two of a run are the same where they write. */
  readonly build: (n: number) => string;
}

const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
/** Large and odd: steps through people in an order that no cache foresees. */
const stride = 7_919_111;

export function operationOf(order: Order): Operation {
  const { people } = order.holdings;
  const ids = Array.from({ length: people }, (_, at) => personId(at));
  const idAt = (n: number): string => ids[(n * stride) % people] ?? '';
  switch (order.operation) {
    case 'get':
      return { status: 200, build: (n) => head(order, 'GET', `/Users/${idAt(n)}`) };
    case 'find':
      return { status: 200, build: (n) => head(order, 'GET', search(userNameOf((n * stride) % people))) };
    case 'miss':
      return { status: 200, build: (n) => head(order, 'GET', search(`unknown-${order.series}-${n}`)) };
    case 'list':
      return { status: 200, build: () => head(order, 'GET', '/Users?startIndex=1&count=100') };
    case 'last-page':
      return { status: 200, build: () => head(order, 'GET', `/Users?startIndex=${people - 99}&count=100`) };
    case 'patch':
      return {
        status: 200,
        build: (n) => write(order, 'PATCH', `/Users/${idAt(n)}`, renaming(`${order.series}-${n}`)),
      };
    case 'post':
      return {
        status: 201,
        build: (n) => write(order, 'POST', '/Users', JSON.stringify(personBody(newcomer(order, n)))),
      };
    case 'member':
      return { status: 204, build: (n) => joining(order, ids, n) };
    default:
      return order.operation satisfies never;
  }
}

function search(userName: string): string {
  return `/Users?filter=userName+eq+%22${userName}%22`;
}

function renaming(mark: string): string {
  return `{"schemas":["${patchUrn}"],"Operations":[{"op":"Replace","path":"displayName","value":"Renamed ${mark}"}]}`;
}

/** Numbers from here on are people who were not there before. */
const firstNewcomer = 1_000_000;
const perSeries = 10_000_000;

function newcomer({ series }: Order, n: number): number {
  return firstNewcomer + series * perSeries + n;
}

/** Adds to each group in turn a user who is not in it: members are the first people of the directory, newcomers come from behind. */
function joining(order: Order, ids: readonly string[], n: number): string {
  const { groupSize } = order.holdings;
  const outside = ids.length - groupSize;
  const at = Math.floor(n / groupsPerSize) + order.series * perSeries;
  const member = ids[groupSize + (at % outside)];
  const path = `/Groups/${groupId(groupSize, n % groupsPerSize)}`;
  const value = `[{"value":"${member}"}]`;
  return write(
    order,
    'PATCH',
    path,
    `{"schemas":["${patchUrn}"],"Operations":[{"op":"Add","path":"members","value":${value}}]}`,
  );
}

function write(order: Order, method: string, path: string, body: string): string {
  const headers = `content-type: application/scim+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return `${head(order, method, path, headers)}${body}`;
}

function head({ port, basePath, token }: Order, method: string, path: string, headers = ''): string {
  return `${method} ${basePath}${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n${headers}\r\n`;
}
