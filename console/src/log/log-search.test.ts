import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, isFiltered, readLogSearch, startOf } from './log-search.ts';

test('unknown parameters of the address are ignored', () => {
  assert.deepStrictEqual(
    readLogSearch({ view: 'cycles', search: 4711, outcome: 'failed', range: 'day', code: 'BC-301', x: 1, token: '' }),
    { view: 'cycles', search: '4711', outcome: 'failure,refused', range: 'day', code: 'BC-301' },
  );
  assert.deepStrictEqual(readLogSearch({ outcome: 'refused' }), { outcome: 'refused' });
  assert.deepStrictEqual(readLogSearch({ from: 5, until: 'soon', action: 'Create,Dance', code: 'BC-1' }), {});
  assert.deepStrictEqual(readLogSearch({ view: 'events', outcome: 'toString', range: 'year' }), {});
});

test('a range ends now and begins at a full minute; exact times stay as they are', () => {
  const now = Date.UTC(2026, 10, 25, 12, 30, 59);

  assert.equal(startOf('hour', now), '2026-11-25T11:30:00.000Z');
  assert.equal(filterOf({ range: 'day' }, now)['from'], '2026-11-24T12:30:00.000Z');
  const exact = filterOf({ from: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z' }, now);
  assert.deepStrictEqual([exact['from'], exact['until']], ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']);
});

test('the view alone is no filter', () => {
  assert.deepStrictEqual([isFiltered({ view: 'cycles' }), isFiltered({ code: 'BC-301' })], [false, true]);
});
