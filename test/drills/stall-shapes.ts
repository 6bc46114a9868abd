// The shapes of the attack: what is known to cost the most for what it takes to send.

import { randomUUID } from 'node:crypto';
import { type Answer, type Client, groupBody, patchBody, personBody } from './client.ts';
import { emailsOf, type Seeded } from './stall-seed.ts';

export interface Shape {
  readonly name: string;
  readonly atOnce: number;
  /** The `sent`-th request. */
  readonly send: (client: Client, seeded: Seeded, sent: number) => Promise<Answer>;
}

const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const bulkUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
const searchUrn = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

const get = (path: string) => (client: Client) => client.send('GET', path);
const filtered = (filter: string, more = ''): string => `/Users?filter=${encodeURIComponent(filter)}${more}`;
const terms = (count: number, term: (at: number) => string, operator: string): string =>
  Array.from({ length: count }, (_, at) => term(at)).join(` ${operator} `);
const post = (client: Client, more: Readonly<Record<string, unknown>>): Promise<Answer> =>
  client.send('POST', '/Users', personBody(randomUUID(), more));
const idsOf = (count: number): readonly object[] => Array.from({ length: count }, () => ({ value: randomUUID() }));
const bulk = (client: Client, operations: readonly object[]): Promise<Answer> =>
  client.send('POST', '/Bulk', { schemas: [bulkUrn], Operations: operations });
const circleOf = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, at) => ({
    method: 'POST',
    path: '/Groups',
    bulkId: `b${at}`,
    data: { ...groupBody(randomUUID()), members: [{ value: `bulkId:b${(at + 1) % count}` }] },
  }));

export const shapes: readonly Shape[] = [
  { name: '4 pages of 1,000 large people', atOnce: 4, send: get(filtered('userName sw "large"', '&count=1000')) },
  { name: '50 sorted lists', atOnce: 50, send: get('/Users?sortBy=title&count=1000') },
  {
    name: '50 sorted lists by a date, cursor',
    atOnce: 50,
    send: get('/Users?sortBy=meta.created&sortOrder=descending&cursor'),
  },
  { name: '20 filters of 60 terms', atOnce: 20, send: get(filtered(terms(60, (at) => `title co "z${at}"`, 'or'))) },
  {
    name: '20 filters nested 15 deep',
    atOnce: 20,
    send: get(filtered(`${'not ('.repeat(15)}title co "zz"${')'.repeat(15)}`)),
  },
  {
    name: '20 filters of 100 terms on keys',
    atOnce: 20,
    send: get(filtered(terms(100, (at) => `displayName ne "q${at}"`, 'and'))),
  },
  {
    name: '20 filters of 30 terms on e-mail addresses, far behind',
    atOnce: 20,
    send: get(
      filtered(
        terms(30, (at) => `not (emails eq "q${at}")`, 'and'),
        '&startIndex=19000',
      ),
    ),
  },
  { name: '20 pages of 1,000 large people', atOnce: 20, send: get(filtered('userName sw "large"', '&count=1000')) },
  {
    name: '20 pages of 1,000 large people, projected',
    atOnce: 20,
    send: get(filtered('userName sw "large"', '&count=1000&excludedAttributes=title')),
  },
  {
    name: '20 times a group of 50,000',
    atOnce: 20,
    send: (client, { group }) => client.send('GET', `/Groups/${group}`),
  },
  {
    name: '20 times parts of a group of 50,000',
    atOnce: 20,
    send: (client, { group }) => client.send('GET', `/Groups/${group}?attributes=members.value`),
  },
  {
    name: '20 filters over the members of groups',
    atOnce: 20,
    send: get(`/Groups?filter=${encodeURIComponent('members.display co "zz"')}`),
  },
  { name: '64 pages of 1,000', atOnce: 64, send: get('/Users?count=1000') },
  {
    name: '8,000 e-mails of one value',
    atOnce: 8,
    send: (client) => post(client, { emails: emailsOf(8_000).map((email) => ({ ...email, value: 'a@example.com' })) }),
  },
  {
    name: '1,000 e-mails of one value',
    atOnce: 8,
    send: (client) => post(client, { emails: emailsOf(1_000).map((email) => ({ ...email, value: 'a@example.com' })) }),
  },
  {
    name: 'removal of 1,000 of 1,000 values',
    atOnce: 8,
    send: (client, { rich }, sent) =>
      client.send(
        'PATCH',
        `/Users/${rich}`,
        patchBody(
          { op: 'remove', path: 'emails', value: emailsOf(1_000) },
          { op: 'add', path: 'emails', value: emailsOf(999, sent) },
        ),
      ),
  },
  {
    name: 'PATCH of 1,000 operations on 1,000 values',
    atOnce: 8,
    send: (client, { rich }, sent) =>
      client.send(
        'PATCH',
        `/Users/${rich}`,
        patchBody(
          ...Array.from({ length: 1_000 }, (_, at) => ({
            op: 'replace',
            path: `emails[type eq "t${at}"].value`,
            value: `e${at}.${sent}@example.com`,
          })),
        ),
      ),
  },
  {
    name: 'PATCH of 1,000 operations, each the same',
    atOnce: 8,
    send: (client, { people }, sent) =>
      client.send(
        'PATCH',
        `/Users/${people[sent % people.length]}`,
        patchBody(
          ...Array.from({ length: 1_000 }, (_, at) => ({ op: 'replace', path: 'title', value: `${sent} ${at}` })),
        ),
      ),
  },
  {
    name: 'groups of 20,000 pending members',
    atOnce: 8,
    send: (client) => client.send('POST', '/Groups', { ...groupBody(randomUUID()), members: idsOf(20_000) }),
  },
  {
    name: 'PUT of 15,000 members in place of 15,000',
    atOnce: 8,
    send: (client, { put }) =>
      client.send('PUT', `/Groups/${put}`, { ...groupBody('Replaced'), members: idsOf(15_000) }),
  },
  {
    name: 'members of a large group chosen by a filter',
    atOnce: 8,
    send: (client, { group }) =>
      client.send('PATCH', `/Groups/${group}`, patchBody({ op: 'remove', path: 'members[display co "zz"]' })),
  },
  {
    name: 'Bulk of 1,000 people',
    atOnce: 4,
    send: (client) =>
      bulk(
        client,
        Array.from({ length: 1_000 }, (_, at) => ({
          method: 'POST',
          path: '/Users',
          bulkId: `b${at}`,
          data: personBody(randomUUID(), { title: 'x'.repeat(3_000) }),
        })),
      ),
  },
  {
    name: 'Bulk of 1,000 groups in a circle',
    atOnce: 4,
    send: (client) => bulk(client, circleOf(1_000)),
  },
  { name: 'Bulk of 90 groups in a circle', atOnce: 8, send: (client) => bulk(client, circleOf(90)) },
  {
    name: '1 MiB of empty lists',
    atOnce: 16,
    send: (client) =>
      client.send(
        'POST',
        '/Users',
        Array.from({ length: 340_000 }, () => []),
      ),
  },
  {
    name: '4 MiB of small values in a Bulk request',
    atOnce: 8,
    send: (client) =>
      client.send('POST', '/Bulk', {
        schemas: [bulkUrn],
        Operations: Array.from({ length: 1_000 }, () => Array.from({ length: 1_300 }, () => [])),
      }),
  },
  {
    name: '80,000 unknown names',
    atOnce: 16,
    send: (client) => post(client, Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`n${at}`, 1]))),
  },
  {
    name: '60,000 unknown names in an extension',
    atOnce: 16,
    send: (client) =>
      post(client, { [enterpriseUrn]: Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`n${at}`, 1])) }),
  },
  { name: '1 MiB of escapes', atOnce: 16, send: (client) => post(client, { title: '"'.repeat(500_000) }) },
  {
    name: '1 MiB that names a password',
    atOnce: 16,
    send: (client) =>
      post(client, { password: 'x'.repeat(2_000), notes: Array.from({ length: 90_000 }, () => ({ a: '' })) }),
  },
  {
    name: '2,000 attributes asked for',
    atOnce: 16,
    send: get(`/Users?count=1000&attributes=${Array.from({ length: 2_000 }, (_, at) => `a${at}`).join(',')}`),
  },
  {
    name: '1 MiB of attributes asked for by POST',
    atOnce: 16,
    send: (client) =>
      client.send('POST', '/Users/.search', {
        schemas: [searchUrn],
        count: 1_000,
        attributes: Array.from({ length: 70_000 }, (_, at) => `emails.t${at}`),
      }),
  },
];
