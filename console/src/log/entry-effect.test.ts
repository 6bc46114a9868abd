import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import german from '../locales/de.json' with { type: 'json' };
import english from '../locales/en.json' with { type: 'json' };
import { createWords } from '../locales/words.ts';
import { effectText } from './entry-effect.ts';

const en = createWords('en', english);
const de = createWords('de', german);
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

function entryOf(more: Partial<LogEntry>): LogEntry {
  return {
    id: 'log_1',
    at: '2026-11-30T12:00:00Z',
    action: 'Update',
    method: 'PATCH',
    path: '/Users/1',
    status: 200,
    outcome: 'success',
    warnings: [],
    durationMs: 1,
    resourceId: '1',
    ...more,
  };
}

const none = { changes: [], others: 0, membersAdded: 0, membersRemoved: 0 };
const department = { path: `${enterprise}:department`, before: 'Sales', after: 'Marketing' };

test('a change is shown with its old and new value, in the language of the screen', () => {
  const entry = entryOf({ effect: { ...none, changes: [department, { path: 'title', after: 'Head' }], others: 3 } });

  assert.equal(effectText(entry, en), 'Department: Sales → Marketing, Job title: Head, +3 more');
  assert.equal(effectText(entry, de), 'Abteilung: Sales → Marketing, Position: Head, +3 weitere');
});

test('members are counted, a manager is not shown as an id', () => {
  const manager = { path: `${enterprise}:manager.value`, before: 'a', after: 'b' };

  assert.equal(
    effectText(entryOf({ effect: { ...none, membersAdded: 6, membersRemoved: 1 } }), en),
    '+6 members, −1 member',
  );
  assert.equal(effectText(entryOf({ effect: { ...none, changes: [manager] } }), en), 'Manager changed');
});

test('requests that changed nothing say so', () => {
  const { resourceId: _, ...nameless } = entryOf({ action: 'Lookup', method: 'GET' });

  assert.equal(effectText(entryOf({}), en), 'No changes');
  assert.equal(effectText(nameless, de), 'Nicht gefunden, wird von Entra angelegt');
  assert.equal(effectText(entryOf({ action: 'Create', method: 'POST', status: 201 }), en), 'Created');
  assert.equal(effectText(entryOf({ action: 'List', method: 'GET' }), en), undefined);
});
