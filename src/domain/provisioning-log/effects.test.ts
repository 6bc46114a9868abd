import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarizeChanges } from './effects.ts';

test('a line shows the first changes with their values and counts the others', () => {
  const changes = [
    { path: 'title', before: 'Sales', after: 'x'.repeat(100) },
    { path: 'emails', before: [{ value: 'a@b' }] },
    { path: 'active', before: true, after: false },
    { path: '…', after: 3 },
  ];

  assert.deepEqual(summarizeChanges(changes), {
    changes: [{ path: 'title', before: 'Sales', after: `${'x'.repeat(60)}…` }, { path: 'emails' }],
    others: 4,
    membersAdded: 0,
    membersRemoved: 0,
  });
});

test('members are counted, those that were too many to be stored among them', () => {
  const added = ['a', 'b'].map((after) => ({ path: 'members', after }));
  const removed = { path: 'members', before: 'c' };
  const none = { changes: [], others: 0 };

  assert.deepEqual(summarizeChanges([...added, removed]), { ...none, membersAdded: 2, membersRemoved: 1 });
  assert.deepEqual(summarizeChanges([...added, { path: '…', after: 40 }]), {
    ...none,
    membersAdded: 42,
    membersRemoved: 0,
  });
});
