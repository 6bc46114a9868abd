// Requests and their durations by their labels, counted in plain numbers: prom-client sorts and joins the labels at every count, which
// took 4 us of a GET of 63.

import { Counter, Histogram, type Registry } from 'prom-client';
import type { LogOutcome } from '../../domain/index.ts';

/** Upper ends of the classes of durations, in seconds. */
const ends = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;
const duration = {
  name: 'becard_scim_request_duration_seconds',
  help: 'Duration of a SCIM request, from its first line to the response',
};

type Endpoint = Readonly<Record<'method' | 'resource', string>>;

/** Every combination of these is a series: each is one of few words. */
export interface RequestLabels extends Endpoint {
  readonly status: number;
  readonly outcome: LogOutcome;
}

/** The requests of one combination since the counter was last read. */
interface Requests {
  readonly labels: RequestLabels;
  readonly durations: Durations;
  fresh: number;
}

interface Durations {
  readonly labels: Endpoint;
  /** Of each class alone, and of all that took longer. */
  readonly counts: number[];
  sum: number;
}

/** Registers both metrics, and gives what counts a request that took so many seconds. */
export function countRequests(registry: Registry): (labels: RequestLabels, seconds: number) => void {
  const series = new Map<string, Requests>();
  const durations = new DurationHistogram(registry);
  new Counter({
    name: 'becard_scim_requests_total',
    help: 'SCIM requests',
    labelNames: ['method', 'resource', 'status', 'outcome'],
    registers: [registry],
    collect() {
      for (const requests of series.values()) {
        this.inc({ ...requests.labels }, requests.fresh);
        requests.fresh = 0;
      }
    },
  });
  const open = (key: string, labels: RequestLabels): Requests => {
    const requests = { labels, durations: durations.of(labels), fresh: 0 };
    series.set(key, requests);
    return requests;
  };
  return (labels, seconds) => {
    const key = `${labels.method} ${labels.resource} ${labels.status} ${labels.outcome}`;
    const requests = series.get(key) ?? open(key, labels);
    requests.fresh += 1;
    note(requests.durations, seconds);
  };
}

function note(durations: Durations, seconds: number): void {
  let at = 0;
  while (at < ends.length && seconds > (ends[at] ?? 0)) at += 1;
  durations.counts[at] = (durations.counts[at] ?? 0) + 1;
  durations.sum += seconds;
}

class DurationHistogram extends Histogram {
  readonly #series = new Map<string, Durations>();

  constructor(registry: Registry) {
    super({ ...duration, labelNames: ['method', 'resource'], buckets: [...ends], registers: [registry] });
  }

  of({ method, resource }: Endpoint): Durations {
    const key = `${method} ${resource}`;
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    const durations = { labels: { method, resource }, counts: new Array(ends.length + 1).fill(0), sum: 0 };
    this.#series.set(key, durations);
    return durations;
  }

  /** What prom-client reads of a histogram, for its text and within `get`. */
  async getForPromString() {
    const values = [...this.#series.values()].flatMap(valuesOf);
    return { ...duration, type: 'histogram', aggregator: 'sum', values };
  }
}

/** What prom-client adds to the labels of each value: nothing, but it must be there. */
const sharedLabels = {};

/** As the exposition format wants them: each class with all shorter ones. */
function valuesOf({ labels, counts, sum }: Durations) {
  let count = 0;
  const classes = [...ends, '+Inf'].map((le, at) => {
    count += counts[at] ?? 0;
    return { labels: { le, ...labels }, sharedLabels, value: count, metricName: `${duration.name}_bucket` };
  });
  return [
    ...classes,
    { labels, sharedLabels, value: sum, metricName: `${duration.name}_sum` },
    { labels, sharedLabels, value: count, metricName: `${duration.name}_count` },
  ];
}
