import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DirectoryId, EventId, ResourceId } from '../ids/brands.ts';
import { eventCatalogue } from './catalogue.ts';
import { type DirectoryEvent, eventTypes } from './event.ts';
import { noticeOf } from './notice.ts';
import { maxEventBytes, type PublicEvent, presentFeedEvent } from './public-event.ts';

function present(changes: Partial<DirectoryEvent>): PublicEvent {
  const event: DirectoryEvent = {
    id: 'evt_1' as EventId,
    type: 'user.updated',
    at: 0,
    actor: 'tok_a',
    resourceId: 'anna' as ResourceId,
    subject: 'Anna',
    changes: [],
    ...changes,
  };
  return presentFeedEvent({ position: 1, directoryId: 'ud_first' as DirectoryId, event });
}

test('a change names what it was made of, by whom, and the values before and after', () => {
  const changes = [{ path: 'title', before: 'A', after: ['B', { c: null }] }];

  assert.deepEqual(present({ changes }), {
    id: 'evt_1',
    type: 'user.updated',
    timestamp: '1970-01-01T00:00:00.000Z',
    directoryId: 'ud_first',
    data: { id: 'anna', name: 'Anna' },
    changes,
    actor: { type: 'entra', id: 'tok_a' },
  });
});

test('an event whose values were erased has an id and no name', () => {
  const { data, changes } = present({ subject: '' });

  assert.deepEqual([data, changes], [{ id: 'anna' }, []]);
});

test('every kind of actor has a type; the user of a command is left out', () => {
  const actors = ['tok_a', 'adm_b', 'stp_c', 'key_d', 'command line (ada)', 'system', 'visitor'];

  assert.deepEqual(
    actors.map((actor) => present({ actor }).actor),
    [
      { type: 'entra', id: 'tok_a' },
      { type: 'administrator', id: 'adm_b' },
      { type: 'setup-link', id: 'stp_c' },
      { type: 'api-key', id: 'key_d' },
      { type: 'command-line' },
      { type: 'system' },
      { type: 'system' },
    ],
  );
});

test('a notice has its facts as data and no changes', () => {
  const platform = { uuid: () => '1-2', clock: () => 5 };
  const about = { id: 'tok_a', name: 'Entra' };
  const notice = noticeOf(platform, { type: 'token.expiring', about, facts: { days: 7 }, actor: 'system' });

  const { data, changes, actor } = present(notice);

  assert.deepEqual([data, changes, actor], [{ id: 'tok_a', name: 'Entra', days: 7 }, [], { type: 'system' }]);
});

test('an event is within 20 KiB whatever its values, and says how many changes are left out', () => {
  const text = fc.string({ unit: 'binary', maxLength: 2_000 });
  const value = fc.oneof(text, fc.boolean(), fc.array(text, { maxLength: 5 }));
  const change = fc.record({ path: fc.string({ maxLength: 300 }), before: value, after: value });
  const changesOf = fc.array(change, { maxLength: 60 });

  fc.assert(
    fc.property(text, changesOf, (subject, changes) => {
      const event = present({ subject, changes: changes.filter(({ path }) => path !== '…') });

      assert.ok(Buffer.byteLength(JSON.stringify(event)) <= maxEventBytes);
      assert.equal(
        event.changes.length + (event.omittedChanges ?? 0),
        changes.filter(({ path }) => path !== '…').length,
      );
    }),
  );
});

test('changes that history has not kept count as left out', () => {
  const changes = [
    { path: 'title', after: 'A' },
    { path: '…', after: 41 },
  ];

  const event = present({ changes });

  assert.deepEqual([event.changes.length, event.omittedChanges], [1, 41]);
});

test('the catalogue has every type once, in both languages, with an example of it', () => {
  assert.deepEqual(
    eventCatalogue.map(({ type }) => type),
    eventTypes,
  );
  for (const { type, en, de, example } of eventCatalogue) {
    assert.equal(example.type, type);
    assert.match(en, /\.$/);
    assert.match(de, /\.$/);
    assert.match(example.id, /^evt_[0-9a-f]{32}$/);
  }
});
