// The figures of several processes as one text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Counter, Gauge, Registry } from 'prom-client';
import { createMetricsAggregator } from './metrics-aggregator.ts';

/** A worker's figures after so many requests. */
async function figuresOf(requests: number) {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: 'requests_total', help: 'r', registers, labelNames: ['method'] }).inc(
    { method: 'GET' },
    requests,
  );
  new Gauge({ name: 'waiting', help: 'w', registers }).set(requests);
  new Gauge({ name: 'last', help: 'l', registers, aggregator: 'max' }).set(requests);
  return registry.getMetricsAsJSON();
}

function samples(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

test('counts are added up, and what each shows alike is shown once', async () => {
  const gathering = createMetricsAggregator();
  const figures = new Map([
    [1, await figuresOf(3)],
    [2, await figuresOf(4)],
  ]);

  const text = await gathering.sum([1, 2], (worker, question) =>
    gathering.report(worker, question, figures.get(worker) ?? []),
  );

  assert.deepEqual(samples(text), ['requests_total{method="GET"} 7', 'waiting 7', 'last 4']);
});

test('counts of a worker that has ended stay in the sum; what it was just doing does not', async () => {
  const gathering = createMetricsAggregator();
  const before = [await figuresOf(3), await figuresOf(4)];
  await gathering.sum([1, 2], (worker, question) => gathering.report(worker, question, before[worker - 1] ?? []));

  gathering.gone(1);
  const fresh = await figuresOf(1);
  const text = await gathering.sum([2, 3], (worker, question) =>
    gathering.report(worker, question, (worker === 2 ? before[1] : fresh) ?? []),
  );

  assert.deepEqual(samples(text), ['requests_total{method="GET"} 8', 'waiting 5', 'last 4']);
});

test('a worker that ends while it is asked causes no wait', async () => {
  const gathering = createMetricsAggregator();
  const figures = await figuresOf(2);

  const text = await gathering.sum([1, 2], (worker, question) => {
    if (worker === 1) gathering.report(worker, question, figures);
    else gathering.gone(worker);
  });

  assert.deepEqual(samples(text), ['requests_total{method="GET"} 2', 'waiting 2', 'last 2']);
});

test('counts of a worker that reported them unasked remain when it ends before the next question', async () => {
  const gathering = createMetricsAggregator();
  const figures = await figuresOf(2);

  gathering.counted(1, await figuresOf(5));
  gathering.gone(1);
  const text = await gathering.sum([2], (worker, question) => gathering.report(worker, question, figures));

  assert.deepEqual(samples(text), ['requests_total{method="GET"} 7', 'waiting 2', 'last 2']);
});
