// Rehearsals: what is ordered, how they go, what they report, and how they are kept.

import type { DirectoryId, TokenId } from '../ids/brands.ts';

export interface RehearsalOrder {
  readonly users: number;
  readonly mapping: 'becard' | 'default';
  readonly dialect: 'legacy' | '2020';
}

interface RehearsalCounts {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly failed: number;
}

export interface RehearsalReport {
  readonly passed: boolean;
  /** The result of Test Connection, as Entra's admin centre would show it. */
  readonly connection: { readonly isConnected: boolean; readonly shown: string };
  readonly cycles: readonly {
    readonly kind: 'initial' | 'incremental';
    readonly users: RehearsalCounts;
    readonly groups: RehearsalCounts;
  }[];
  readonly requests: {
    readonly total: number;
    readonly perSecond: number;
    readonly latencyMs: { readonly p50: number; readonly p95: number };
  };
  readonly findings: readonly {
    readonly severity: 'error' | 'warning' | 'note';
    readonly code: string;
    readonly message: string;
    readonly example: string;
    readonly count: number;
  }[];
  readonly durationMs: number;
}

export interface RehearsalProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

export interface Rehearsal {
  /** `failed`: it ran and found faults; `broken`: it could not be completed. */
  readonly state: 'running' | 'passed' | 'failed' | 'cancelled' | 'broken';
  readonly order: RehearsalOrder;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly progress?: RehearsalProgress;
  readonly report?: RehearsalReport;
}

/** What a runner stores. The next rehearsal ends the token if this one's runner could not. */
export interface StoredRehearsal {
  readonly state: Rehearsal;
  readonly tokenId?: TokenId;
}

/** A rehearsal as it is kept, so that every process can show it. */
export interface KeptRehearsal {
  readonly id: string;
  readonly directoryId: DirectoryId;
  readonly isRunning: boolean;
  /** A cancel was requested. Its runner learns of it with its next heartbeat. */
  readonly isCancelRequested: boolean;
  /** The last sign of life of its runner. */
  readonly seenAt: number;
  /** A StoredRehearsal as JSON. */
  readonly text: string;
}
