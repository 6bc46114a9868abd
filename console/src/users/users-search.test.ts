import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, isFiltered, queryOfView, readUsersSearch, sortBy, viewOf } from './users-search.ts';

test('what an address has of unknown values, periods and days is left out', () => {
  const read = readUsersSearch({ missing: 'shoe,title,email', changed: '2026-13-40', status: 'gone', sort: 'size' });

  assert.deepEqual(read, { missing: 'email,title' });
  assert.deepEqual(readUsersSearch({ changed: 'week', group: 'g1' }), { changed: 'week', group: 'g1' });
  assert.deepEqual(readUsersSearch({ changed: '2026-11-30' }), { changed: '2026-11-30' });
});

test('a period begins at the midnight of the reader, so that its list stays the same for a day', () => {
  const [morning, evening] = [new Date(2026, 10, 30, 8).getTime(), new Date(2026, 10, 30, 23, 59).getTime()];
  const since = (changed: string, at: number) => filterOf({ changed }, at).changedSince;

  assert.equal(since('today', morning), new Date(2026, 10, 30).toISOString());
  assert.equal(since('week', morning), new Date(2026, 10, 23).toISOString());
  assert.equal(since('month', evening), since('month', morning));
  assert.equal(since('2026-11-01', evening), new Date(2026, 10, 1).toISOString());
});

test('a saved view brings back filters, order and columns', () => {
  const search = { search: 'Jörg & Söhne', missing: 'title,mobile', sort: 'changed', direction: 'down' } as const;

  const query = queryOfView(search, ['email', 'mobile']);

  assert.equal(queryOfView(viewOf(query), ['email', 'mobile']), query);
  assert.deepEqual(viewOf(query), { ...search, columns: 'email,mobile' });
  assert.deepEqual(viewOf(queryOfView({}, ['status'])), { columns: 'status' });
});

test('columns and order are no filters, and the server is not asked by columns', () => {
  const search = { columns: 'email', sort: 'changed', direction: 'down' } as const;

  assert.deepEqual([isFiltered(search), isFiltered({ ...search, missing: 'title' })], [false, true]);
  assert.deepEqual(filterOf(search, 0), { sort: 'changed', direction: 'down', changedSince: undefined });
});

test('times are sorted with the newest first, and a second click turns any order round', () => {
  assert.deepEqual(sortBy({ status: 'active' }, 'created'), { status: 'active', sort: 'created', direction: 'down' });
  assert.deepEqual(sortBy({ sort: 'created', direction: 'down' }, 'created'), { sort: 'created' });
  assert.deepEqual(sortBy({}, 'name'), { direction: 'down' });
});
