// The requests of each operation as bytes, ready to be sent: a template with the id or value of the moment set in.

import { groupId, groupsPerSize, handleOf, personBody, personId, teamSize, userNameOf } from '../people.ts';
import type { Order } from './order.ts';

export interface Operation {
  /** Those of a right answer. */
  readonly statuses: readonly number[];
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
      return { statuses: [200], build: (n) => head(order, 'GET', `/Users/${idAt(n)}`) };
    case 'find':
      return { statuses: [200], build: (n) => head(order, 'GET', search(userNameOf((n * stride) % people))) };
    case 'miss':
      return { statuses: [200], build: (n) => head(order, 'GET', search(`unknown-${order.series}-${n}`)) };
    case 'list':
      return { statuses: [200], build: () => head(order, 'GET', '/Users?startIndex=1&count=100') };
    case 'last-page':
      return { statuses: [200], build: () => head(order, 'GET', `/Users?startIndex=${people - 99}&count=100`) };
    case 'patch':
      return {
        statuses: [200],
        build: (n) => write(order, 'PATCH', `/Users/${idAt(n)}`, renaming(`${order.series}-${n}`)),
      };
    case 'post':
      return {
        statuses: [201],
        build: (n) => write(order, 'POST', '/Users', JSON.stringify(personBody(newcomer(order, n)))),
      };
    case 'member':
      return { statuses: [204], build: (n) => joining(order, ids, n) };
    case 'cycle':
      return { statuses: [200, 201, 204], build: (n) => inCycle(order, ids, n) };
    case 'page':
      return { statuses: [200], build: (n) => visit(order, n, '') };
    case 'vcard':
      return { statuses: [200], build: (n) => visit(order, n, '.vcf') };
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

/** Of a visitor with an address of the network 10.0.0.0/8, as a trusted proxy passes it on. */
function visit({ port, holdings: { people } }: Order, n: number, ending: string): string {
  const handle = handleOf((n * stride) % people);
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  return `GET /c/${handle}${ending} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nx-forwarded-for: ${address}\r\n\r\n`;
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
  return write(order, 'PATCH', `/Groups/${groupId(groupSize, n % groupsPerSize)}`, adding(member));
}

function adding(member: string | undefined): string {
  return `{"schemas":["${patchUrn}"],"Operations":[{"op":"Add","path":"members","value":[{"value":"${member}"}]}]}`;
}

/** Of twenty requests: eight look-ups, four reads, five changes, two new members of a team, and one new user. */
function inCycle(order: Order, ids: readonly string[], n: number): string {
  const at = (n * stride) % ids.length;
  const turn = n % 20;
  if (turn < 8) return head(order, 'GET', search(userNameOf(at)));
  if (turn < 12) return head(order, 'GET', `/Users/${ids[at]}`);
  if (turn < 17) return write(order, 'PATCH', `/Users/${ids[at]}`, renaming(`${order.series}-${n}`));
  if (turn < 19)
    return write(
      order,
      'PATCH',
      `/Groups/${groupId(teamSize, Math.floor(at / teamSize))}`,
      adding(ids[n % ids.length]),
    );
  return write(order, 'POST', '/Users', JSON.stringify(personBody(newcomer(order, n))));
}

function write(order: Order, method: string, path: string, body: string): string {
  const headers = `content-type: application/scim+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return `${head(order, method, path, headers)}${body}`;
}

function head({ port, basePath, token }: Order, method: string, path: string, headers = ''): string {
  return `${method} ${basePath}${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n${headers}\r\n`;
}
