// What the process that leads and the processes that serve say to each other.

import type { Registry } from 'prom-client';
import type { Config } from '../config.ts';

/** What a worker is started for. */
export interface Order {
  readonly config: Config;
  readonly version: string;
  readonly demo: boolean;
  /** Whether it does what one process does for all: forgetting what is old, and the demonstration. */
  readonly isJobRunner: boolean;
  /** Whether it makes the link for the first administrator: only once, because a new link ends the one before. */
  readonly createsFirstAdminLink: boolean;
}

/** Where the workers are reached, as the first of them found out. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  readonly welcomeLink: string | undefined;
  readonly location: string;
}

/** The figures of one process, which prom-client can add to those of others. */
export type Figures = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** What a worker can tell of its figures. */
export interface OwnFigures {
  readonly all: () => Promise<Figures>;
  /** Those that only grow, without a look into the store. */
  readonly counts: () => Promise<Figures>;
}

export type FromWorker =
  | { readonly kind: 'awake' }
  | { readonly kind: 'listening'; readonly listening: Listening }
  /** A sign of life, with the counts so far, which outlive the worker. */
  | { readonly kind: 'beat'; readonly counts: Figures }
  /** Somebody asked this worker for the figures of all. */
  | { readonly kind: 'ask'; readonly question: number }
  | { readonly kind: 'figures'; readonly question: number; readonly figures: Figures };

export type FromPrimary =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'tell'; readonly question: number }
  | { readonly kind: 'sum'; readonly question: number; readonly text: string };
