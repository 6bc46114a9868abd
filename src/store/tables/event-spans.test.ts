import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResourceId } from '../../domain/store.ts';
import { clusterSpans } from './event-spans.ts';

const minuteMs = 60_000;
const spanOf = (id: string, minute: number) => ({
  resourceId: id as ResourceId,
  from: minute * minuteMs,
  until: minute * minuteMs + 5,
});

test('spans that are close are one, the others apart, the newest first', () => {
  const spans = [spanOf('a', 1), spanOf('b', 100), spanOf('a', 110), spanOf('b', 10)];

  assert.deepEqual(clusterSpans(spans, false), [
    { ids: ['a', 'b'], from: 100 * minuteMs, until: 110 * minuteMs + 5 },
    { ids: ['b', 'a'], from: minuteMs, until: 10 * minuteMs + 5 },
  ]);
  assert.deepEqual(clusterSpans(spans, true), [{ ids: ['a', 'b'], from: minuteMs, until: 110 * minuteMs + 5 }]);
  assert.deepEqual(clusterSpans([], false), []);
});
