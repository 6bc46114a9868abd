import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CursorPoint, type CursorScope, cursorTimeoutSeconds, readCursor, writeCursor } from './cursor.ts';
import { ScimError } from './error.ts';

const scope: CursorScope = { question: '/Users?filter=x', count: 10, now: 1_000, seal: (text) => `seal${text.length}` };
const point: CursorPoint = { source: 1, position: 42, key: 'müller', total: 7 };

function refusalOf(cursor: string, other: Partial<CursorScope>): string {
  try {
    readCursor(cursor, { ...scope, ...other });
  } catch (error) {
    if (error instanceof ScimError) return error.scimType;
    throw error;
  }
  return 'read';
}

test('a cursor is read back as the point that it was made for, and needs no escaping in a URL', () => {
  for (const key of ['müller', 7, null]) {
    const cursor = writeCursor({ ...point, key }, scope);

    assert.deepStrictEqual(readCursor(cursor, scope), { ...point, key });
    assert.equal(encodeURIComponent(cursor), cursor);
  }
});

test('the empty cursor begins a walk', () => {
  assert.equal(readCursor('', scope), undefined);
});

test('a cursor is good for its question, its count and an hour', () => {
  const cursor = writeCursor(point, scope);

  const refusals = [
    refusalOf(cursor, { now: scope.now + cursorTimeoutSeconds * 1000 }),
    refusalOf(cursor, { now: scope.now + cursorTimeoutSeconds * 1000 + 1 }),
    refusalOf(cursor, { question: '/Groups?filter=xyz' }),
    refusalOf(cursor, { count: 11 }),
    refusalOf(`${cursor}0`, {}),
    refusalOf(`0${cursor}`, {}),
    refusalOf(`${cursor}.`, {}),
    refusalOf('x', {}),
  ];

  assert.deepStrictEqual(refusals, [
    'read',
    'expiredCursor',
    'invalidCursor',
    'invalidCount',
    ...Array.from({ length: 4 }, () => 'invalidCursor'),
  ]);
});
