// What answers requests: SCIM, the API, cards and the console, over the parts of a running server.

import type { Logger } from 'pino';
import { type Config, publicUrlOf, retentionOf } from './config.ts';
import { examineServer } from './doctor/index.ts';
import { type Audit, feedTagOf, type Platform, type Store } from './domain/index.ts';
import {
  type Answerer,
  type CardCounter,
  createApp,
  createFeedStreams,
  createLiveFeed,
  createPolls,
  createRateLimit,
  createRequestLog,
  createScimFace,
  type LogWriter,
  logDelayMs,
  type Metrics,
  type MetricsAccess,
  type StaticFiles,
  type Traffic,
} from './http/index.ts';
import { locationOf } from './location.ts';
import type { Outbound } from './outbound/index.ts';
import { createStreamReader, type Demonstrations, type Rehearsals } from './use-cases/index.ts';
import type { Wallet } from './wallet/index.ts';

/** What the processes that share a port have of each other's figures. */
export interface SharedMetrics {
  readonly setMetrics: (own: { readonly all: Metrics['figures']; readonly counts: Metrics['counts'] }) => void;
  /** The figures of all as text of the Prometheus exposition format. */
  readonly collectMetrics: () => Promise<string>;
}

/** The parts of a running server. */
export interface Parts {
  readonly config: Config;
  readonly version: string;
  readonly logger: Logger;
  readonly team?: SharedMetrics;
  readonly reportError: (error: unknown) => void;
  readonly store: Store;
  readonly platform: Platform;
  readonly journal: LogWriter;
  readonly traffic: Traffic;
  readonly rehearsals: Rehearsals;
  readonly demonstrations: Demonstrations;
  readonly metrics: Metrics | undefined;
  readonly files: StaticFiles;
  readonly cursorSecret: string;
  readonly audit: Audit;
  readonly outbound: Outbound;
  readonly wallet: Wallet;
  readonly cardCounter: CardCounter;
  readonly nodes: () => number;
  readonly isDraining: () => boolean;
}

/** What answers once the port is known. */
export function createAnswerer(parts: Parts, port: number): Answerer {
  const { config, store, platform, version, logger, journal, traffic, metrics, files, isDraining } = parts;
  const { rehearsals, demonstrations, cursorSecret, reportError } = parts;
  const requestLog = createRequestLog(logger);
  const publicUrl = publicUrlOf({ ...config, port });
  const feedTag = feedTagOf(platform, cursorSecret);
  const rateLimit = createRateLimit(config.rateLimit, parts.nodes);
  const scim = createScimFace({
    store,
    platform,
    journal,
    logger,
    publicUrl,
    maxBodyBytes: config.maxBodyBytes,
    rateLimit,
    cursorSecret,
    observe: (observed) => {
      metrics?.scim(observed);
      requestLog.scim(observed);
    },
  });
  const live = createLiveFeed({ store, platform, publicUrl, rehearsals, reportError });
  const useCases = { store, platform, auditKey: parts.audit.key, targets: parts.outbound, publicUrl };
  const polls = createPolls({ store, platform, reader: createStreamReader(useCases) });
  const feedStreams = createFeedStreams();
  metrics?.read('becard_sse_clients', 'Streams of server-sent events', () => live.watching() + feedStreams.count());
  const app = createApp({
    api: {
      ...useCases,
      version,
      language: config.defaultLanguage,
      live,
      feedStreams,
      rateLimit,
      feedTag,
      rehearsals,
      demonstrations,
      reportError,
      installation: {
        retention: retentionOf(config),
        queuedLines: journal.queued,
        logDelayMs,
        traffic: traffic.report,
        examine: () => examineServer({ config, store, location: locationOf(config), port }),
      },
    },
    health: { store, isDraining, installation: feedTag },
    receivers: { store, platform, polls, reportError },
    countCard: parts.cardCounter.count,
    wallet: {
      wallet: parts.wallet,
      reportDevice: (lines) => logger.warn({ lines }, 'a device reports on its passes'),
    },
    files,
    publicUrl,
    securityContact: config.securityContact,
    metrics: grantMetrics(parts),
    requestLog: requestLog.page,
  });
  const close = (): void => {
    live.close();
    polls.close();
    feedStreams.close();
  };
  return { app, scim, arrived: store.engine.beginReadBatch, close };
}

/** Of several processes any may be asked, and each gives the figures of all. */
function grantMetrics({ metrics, platform, config, team }: Parts): MetricsAccess | undefined {
  const { metricsToken: token } = config;
  if (metrics === undefined || token === undefined) return undefined;
  team?.setMetrics({ all: metrics.figures, counts: metrics.counts });
  const { contentType, print } = metrics;
  return { metrics: { contentType, print: team?.collectMetrics ?? print }, platform, token };
}
