// Metrics for Prometheus, without personal data. Events are counted where they happen;
// gauges over the store are read on request. Counters of several workers are added up; a gauge that each of them
// would report alike, or that one of them alone sets, says so by its aggregator.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Observed, Observer } from '../scim/observed-exchange.ts';
import { nameEndpoint, nameMethod, outcomeOfExchange } from '../scim/observed-exchange.ts';
import { countRequests } from './requests.ts';
import { registerStoreFigures, type StoreFigures } from './store-figures.ts';

export interface MetricsOptions extends StoreFigures {
  readonly version: string;
}

export interface Metrics {
  readonly scim: Observer;
  /** A run of the job that forgets what has been kept long enough. */
  readonly retention: (durationMs: number, hasSucceeded: boolean) => void;
  /** A gauge that is read on request. */
  readonly read: (name: string, help: string, current: () => number) => void;
  readonly contentType: string;
  /** Everything as values that can be added to those of other processes. */
  readonly figures: () => ReturnType<Registry['getMetricsAsJSON']>;
  /** The same of what only grows, without a look into the store. */
  readonly counts: () => ReturnType<Registry['getMetricsAsJSON']>;
  /** Everything as text of the Prometheus exposition format. */
  readonly print: () => Promise<string>;
}

/** Metrics of this process, with a registry of their own. */
export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const build = { name: 'becard_build_info', help: 'Version of Becard and of Node', labelNames: ['version', 'node'] };
  new Gauge({ ...build, registers: [registry], aggregator: 'first' }).set(
    { version: options.version, node: process.versions.node },
    1,
  );
  registerStoreFigures(registry, options);
  return {
    scim: registerScim(registry),
    retention: registerRetention(registry),
    read: (name, help, current) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(current());
        },
      });
    },
    contentType: registry.contentType,
    figures: () => registry.getMetricsAsJSON(),
    counts: () => readCounts(registry),
    print: () => registry.metrics(),
  };
}

function readCounts(registry: Registry): ReturnType<Metrics['counts']> {
  const growing = registry.getMetricsAsArray().filter((one) => one instanceof Counter || one instanceof Histogram);
  return Promise.all(growing.map((one) => one.get()));
}

function registerScim(registry: Registry): Observer {
  const count = counterIn(registry);
  const countRequest = countRequests(registry);
  const authFailures = count('becard_scim_auth_failures_total', 'Requests without a valid token', ['reason']);
  const refused = count('becard_scim_refused_total', 'Requests with a valid token that were rejected', ['reason']);
  const errors = count('becard_scim_errors_total', 'Requests that failed, by code', ['code']);
  const warnings = count('becard_scim_mapping_warnings_total', 'Warnings about the mapping in Entra', ['code']);
  let lastAt: number | undefined;
  new Gauge({
    name: 'becard_last_request_timestamp_seconds',
    help: 'End of the last request with a valid token',
    registers: [registry],
    aggregator: 'max',
    collect() {
      if (lastAt !== undefined) this.set(lastAt / 1000);
    },
  });
  return (observed) => {
    const { request, answer, refusal, endpoint, started, exchange } = observed;
    const method = nameMethod(request.method);
    const resource = nameEndpoint(endpoint);
    const outcome = outcomeOfExchange(observed);
    countRequest({ method, resource, status: answer.status, outcome }, (performance.now() - started) / 1000);
    if (exchange?.tokenId !== undefined && outcome !== 'refused') lastAt = Date.now();
    for (const code of exchange?.warnings ?? []) warnings.inc({ code });
    if (refusal !== undefined) countRefusal(observed, { authFailures, refused, errors });
  };
}

type RefusalCounters = Readonly<Record<'authFailures' | 'refused' | 'errors', Counter<string>>>;

function countRefusal(observed: Observed, { authFailures, refused, errors }: RefusalCounters): void {
  const code = observed.refusal?.code ?? '';
  if (observed.refusal?.status === 401) authFailures.inc({ reason: code });
  else if (outcomeOfExchange(observed) === 'refused') refused.inc({ reason: code });
  else errors.inc({ code });
}

function registerRetention(registry: Registry): Metrics['retention'] {
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name, help, registers: [registry], aggregator: 'max' });
  const last = gauge('becard_retention_last_success_timestamp_seconds', 'Last successful pruning of expired data');
  const duration = gauge('becard_retention_duration_seconds', 'Duration of the last pruning');
  const failures = counterIn(registry)('becard_retention_failures_total', 'Failed prunings', []);
  return (durationMs, hasSucceeded) => {
    duration.set(durationMs / 1000);
    if (hasSucceeded) last.setToCurrentTime();
    else failures.inc();
  };
}

function counterIn(registry: Registry) {
  return (name: string, help: string, labelNames: readonly string[]): Counter =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
}
