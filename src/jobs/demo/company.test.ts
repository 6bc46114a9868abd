import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tenant } from '../../entra/index.ts';
import { companyIn, cycleAfter, tellStory } from './company.ts';

const minute = 60_000;
const story = tellStory();

test('the company of a cycle is the same after a restart', () => {
  assert.deepEqual(companyIn(tellStory(), 17), companyIn(story, 17));
});

test('a cycle begins every three minutes', () => {
  const times = [-5, 0, 3 * minute - 1, 3 * minute, 60 * minute];

  assert.deepEqual(times.map(cycleAfter), [0, 0, 0, 1, 20]);
});

test('the story runs forward and then backward, without a jump', () => {
  const last = story.length - 1;
  const names = (company: Tenant) => [...company.people.values()].map(({ displayName }) => displayName);

  assert.equal(companyIn(story, last + 1), story[last - 1]);
  assert.equal(companyIn(story, 2 * last), story[0]);
  assert.equal(companyIn(story, 7 * 2 * last + 3), story[3]);
  assert.notDeepEqual(names(companyIn(story, last)), names(companyIn(story, 0)));
});
