// Walks through a list during writes: a user who is there from beginning to end is seen exactly once (RFC 9865 §2, RFC 7644 §3.4.2.4).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isObject, listOf } from '../../src/scim/index.ts';
import { eachStore } from '../../src/store/testing/each-store.ts';
import { openScim, openServer, type Scim } from '../conformance/driver.ts';

/** What others do between two pages and while one is read. */
type Disturb = (scim: Scim, crowd: Crowd, turn: number) => Promise<unknown>;

interface Crowd {
  /** There all the time; their titles change, their names do not. */
  readonly staying: readonly string[];
  /** To be deleted, one in each turn. */
  readonly leaving: string[];
}

const size = 30;

/** The order of names is not the order of creation, and half of those who come sort before where the walk is. */
const nameOf = (kind: string, at: number): string => `${String((at * 7919) % 1000).padStart(4, '0')}-${kind}-${at}`;

const come: Disturb = async (scim, _, turn) => {
  await Promise.all([2, 3].map((at) => scim.user(nameOf('new', turn * 10 + at), { title: 'new' })));
};
const change: Disturb = async (scim, { staying }, turn) => {
  const id = staying[(turn * 11) % staying.length];
  await scim.patch(`/Users/${id}`, [{ op: 'replace', path: 'title', value: `turn ${turn}` }]);
};
const leave: Disturb = async (scim, { leaving }) => {
  const id = leaving.shift();
  if (id !== undefined) await scim.delete(`/Users/${id}`);
};

interface Walk {
  readonly name: string;
  readonly query: string;
  readonly next: 'cursor' | 'index';
  readonly disturbances: readonly Disturb[];
}

const walks: readonly Walk[] = [
  { name: 'a walk by cursor', query: '', next: 'cursor', disturbances: [come, change, leave] },
  { name: 'a sorted walk by cursor', query: 'sortBy=userName', next: 'cursor', disturbances: [come, change, leave] },
  {
    name: 'a descending walk by cursor',
    query: 'sortBy=userName&sortOrder=descending',
    next: 'cursor',
    disturbances: [come, change, leave],
  },
  {
    name: 'a walk by cursor through what a filter lets through',
    query: `filter=${encodeURIComponent('title pr and userName co "-"')}`,
    next: 'cursor',
    disturbances: [come, change, leave],
  },
  // Who leaves moves those behind up by one: with an index that is a gap (RFC 7644 §3.4.2.4), so no user leaves here.
  { name: 'a walk by index while no user leaves', query: '', next: 'index', disturbances: [come, change] },
];

eachStore((open) => {
  for (const walk of walks) {
    test(`${walk.name} shows everyone who stays exactly once`, async (context) => {
      const scim = await openScim(openServer(await open(context)));
      const crowd = await gather(scim);

      const seen = await walkThrough(scim, walk, crowd);

      const counts = crowd.staying.map((id) => seen.filter((other) => other === id).length);
      assert.deepStrictEqual(
        counts,
        crowd.staying.map(() => 1),
      );
      assert.equal(new Set(seen).size, seen.length, 'no user is seen twice, whether staying or not');
    });
  }
});

async function gather(scim: Scim): Promise<Crowd> {
  const staying: string[] = [];
  const leaving: string[] = [];
  for (let at = 0; at < size; at += 1) {
    const { id } = await scim.user(nameOf('user', at), { title: 'old' });
    (at % 3 === 1 ? leaving : staying).push(id);
  }
  return { staying, leaving };
}

/** The ids in the order in which the pages show them. Every page is read while the others write. */
async function walkThrough(scim: Scim, { query, next, disturbances }: Walk, crowd: Crowd): Promise<readonly string[]> {
  const seen: string[] = [];
  const maxTurns = 60;
  let place = next === 'cursor' ? 'cursor=' : 'startIndex=1';
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const asked = scim.get(`/Users?${query}&count=4&${place}`);
    const [page] = await Promise.all([asked, ...disturbances.map((disturb) => disturb(scim, crowd, turn))]);
    assert.equal(page.status, 200, page.text);
    const ids = listOf(page.at('Resources')).map((resource) => String(isObject(resource) && resource['id']));
    seen.push(...ids);
    const cursor = page.at('nextCursor');
    // By index the walk ends with those who were there at its beginning: others come as fast as it goes.
    const isOver = next === 'cursor' ? cursor === undefined : seen.length >= size;
    if (isOver) return seen;
    place = next === 'cursor' ? `cursor=${String(cursor)}` : `startIndex=${seen.length + 1}`;
  }
  throw new assert.AssertionError({ message: `the walk has not ended after ${maxTurns} pages` });
}
