// Messages between the primary process and its workers.

import type { Registry } from 'prom-client';
import type { Config } from '../config.ts';

export interface WorkerOrder {
  readonly config: Config;
  readonly version: string;
  readonly demo: boolean;
  /** Whether it creates the link for the first administrator: only once, because a new link revokes the former. */
  readonly createsFirstAdminLink: boolean;
}

/** The address of the workers, as the first of them found it. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  readonly welcomeLink: string | undefined;
  readonly location: string;
}

/** The metrics of one process, which prom-client can add to those of others. */
export type MetricValues = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** The metrics that a worker can report. */
export interface OwnMetrics {
  readonly all: () => Promise<MetricValues>;
  /** Counters alone, without a look into the store. */
  readonly counts: () => Promise<MetricValues>;
}

export type FromWorker =
  | { readonly kind: 'started' }
  | { readonly kind: 'listening'; readonly listening: Listening }
  /** A heartbeat with the counters so far, which outlive the worker. */
  | { readonly kind: 'heartbeat'; readonly counts: MetricValues }
  /** This worker was asked for the metrics of all workers. */
  | { readonly kind: 'request-metrics'; readonly question: number }
  | { readonly kind: 'metrics'; readonly question: number; readonly figures: MetricValues };

export type FromPrimary =
  | { readonly kind: 'start'; readonly order: WorkerOrder }
  | { readonly kind: 'collect-metrics'; readonly question: number }
  | { readonly kind: 'metrics-total'; readonly question: number; readonly text: string };
