// Counted requests, for one process and for several whose figures are added up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AggregatorRegistry, Registry } from 'prom-client';
import { countRequests } from './requests.ts';

const get = { method: 'GET', resource: 'Users', status: 200, outcome: 'success' } as const;

test('requests and durations of several processes are added up', async () => {
  const registries = [new Registry(), new Registry()];
  for (const registry of registries) countRequests(registry)(get, 0.002);

  const all = AggregatorRegistry.aggregate(await Promise.all(registries.map((each) => each.getMetricsAsJSON())));
  const text = await all.metrics();

  assert.match(text, /^becard_scim_requests_total\{method="GET",resource="Users",status="200",outcome="success"\} 2$/m);
  assert.match(text, /^becard_scim_request_duration_seconds_bucket\{le="0.0025",method="GET",resource="Users"\} 2$/m);
  assert.match(text, /^becard_scim_request_duration_seconds_bucket\{le="0.001",method="GET",resource="Users"\} 0$/m);
  assert.match(text, /^becard_scim_request_duration_seconds_count\{method="GET",resource="Users"\} 2$/m);
});

test('the durations of one process are printed', async () => {
  const registry = new Registry();
  countRequests(registry)(get, 7);

  assert.match(await registry.metrics(), /_bucket\{le="\+Inf",method="GET",resource="Users"\} 1\n.*_sum\{.*\} 7\n/);
});
