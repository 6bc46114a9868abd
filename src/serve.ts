// The one place that knows everything: configuration -> store -> services -> server, and the way back down.

import { setTimeout as delay } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { createAnswerer, type SharedMetrics } from './answerer.ts';
import { openAuditLog } from './audit-log.ts';
import { type Config, publicUrlOf, retentionOf } from './config.ts';
import {
  cursorSecretOf,
  inviteFirstAdministrator,
  needsFirstAdministrator,
  type Platform,
  type Store,
  tenantUrlOf,
  welcomeLink,
} from './domain/index.ts';
import { findConsole } from './find-console.ts';
import {
  countingJournal,
  createCardCounter,
  createLogWriter,
  createMetrics,
  createNodeLoad,
  createTraffic,
  identifyProcess,
  type LogWriter,
  loadStaticFiles,
  noticeProxy,
  type StaticFiles,
  startServer,
} from './http/index.ts';
import {
  createDemonstrations,
  createRehearsals,
  findOrCreateDemo,
  jobsOf,
  startCardNumbers,
  startDeliveries,
  startFigures,
  startHeartbeat,
  startJobs,
} from './jobs/index.ts';
import { describeLocation, locationOf } from './location.ts';
import { createThreadedOutbound } from './outbound/index.ts';
import { createPlatform } from './platform.ts';
import { simulateEntra } from './simulated-entra.ts';
import { explainStart, probePort, unlessDamaged } from './start-error.ts';
import { openStore, requireStore } from './store/index.ts';
import { openWallet } from './wallet/index.ts';

/** How long a start that failed may take to close what it has opened. */
const closeFailedMs = 5_000;

export interface ServeOptions {
  readonly config: Config;
  readonly version: string;
  /** Fill a demonstration directory by the built-in Entra. */
  readonly demo: boolean;
  readonly logger: Logger;
  /** What this process has to do with others that share its port; undefined: it is alone and does everything. */
  readonly team?: Team;
}

/** The place of a process among those that share a port. */
export interface Team extends SharedMetrics {
  /** Whether this process makes the link for the first administrator. */
  readonly createsFirstAdminLink: boolean;
}

/** Becard, running. */
export interface Becard {
  readonly url: string;
  readonly port: number;
  /** The link that makes the first administrator, while there is no administrator. A secret. */
  readonly welcomeLink: string | undefined;
  /** Where everything is kept, for the person who started it. */
  readonly location: string;
  /**
   * Is not ready from now on and accepts for so long, so that a load balancer has time to notice. Then lets the requests under way end
   * (`drainTimeoutSeconds` at most) and writes what is left.
   */
  readonly close: (acceptMs?: number) => Promise<void>;
}

/** JSON lines on standard output. Callers keep tokens, names and e-mail addresses out. */
export function createLogger(level: string, version: string, more: Readonly<Record<string, unknown>> = {}): Logger {
  const base = { service: 'becard', version, ...more };
  return pino({ level, base, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 1, sync: true }));
}

/**
 * Starts everything; when it resolves, requests are answered. The port is opened last: what can keep a server from starting does so before
 * anybody is let in. A start that fails closes what it has opened and rejects with what a person can change, where that is known.
 */
export async function startBecard(options: ServeOptions): Promise<Becard> {
  const { config, logger, team } = options;
  const opened = new AsyncDisposableStack();
  try {
    // Before the store is: a port that is in use would else cost the link that another server has just printed.
    if (team === undefined) await probePort(config);
    return await startOn(opened, options);
  } catch (error) {
    await Promise.race([opened.disposeAsync().catch(() => undefined), delay(closeFailedMs, undefined, { ref: false })]);
    throw explainStart(error, config, (unforeseen) => logger.error({ err: unforeseen }, 'the start failed'));
  } finally {
    logger.flush();
  }
}

/** What is opened here is closed in reverse order, at the end or when a later step fails. */
async function startOn(opened: AsyncDisposableStack, options: ServeOptions): Promise<Becard> {
  const { config, logger, team } = options;
  const invites = team?.createsFirstAdminLink ?? true;
  // Later workers find the store made; an empty one in its place would answer 404 to everything.
  if (!invites) await requireStore(locationOf(config));
  const state = { isDraining: false, loopbackUrl: '' };
  const parts = await openParts(opened, options, state);
  const { store, platform, rehearsals, demonstrations, nodeId, reportError } = parts;
  const invitation = invites ? await inviteIfNeeded(store, platform) : undefined;
  // Before the port is open: a start that cannot write it fails.
  if (options.demo) await findOrCreateDemo({ store, platform });
  const listen = {
    ...config,
    sharesPort: team !== undefined,
    drainTimeoutMs: config.drainTimeoutSeconds * 1000,
    reportError,
    noticeProxy: noticeProxy(logger),
  };
  const server = await startServer(listen, (port) => createAnswerer(parts, port));
  opened.defer(server.close);
  opened.defer(rehearsals.close);
  opened.defer(demonstrations.close);
  state.loopbackUrl = publicUrlOf({ publicUrl: undefined, host: config.host, port: server.port });
  const url = publicUrlOf({ ...config, port: server.port });
  // Commands print links with it; a server that cannot note it serves all the same.
  await store.address.save(url).catch(reportError);
  const jobs = jobsOf({
    ...parts,
    days: retentionOf(config),
    loopbackUrl: state.loopbackUrl,
    publicUrl: url,
    observePruning: (durationMs, isComplete) => parts.metrics?.retention(durationMs, isComplete),
  });
  const { clock } = platform;
  opened.defer((await startJobs({ leases: store.leases, holder: nodeId, clock, jobs, reportError })).stop);
  opened.defer(startDeliveries({ ...parts, publicUrl: url }).stop);
  return {
    url,
    port: server.port,
    welcomeLink: invitation === undefined ? undefined : welcomeLink(url, invitation),
    location: describeLocation(config),
    close: async (acceptMs = 0) => {
      state.isDraining = true;
      // A client whose connection ends opens another one. That moves clients to other nodes while Becard still accepts; without that time
      // the new connections would only wait in a queue that is about to be closed.
      if (acceptMs > 0) server.announceEnd();
      await delay(acceptMs);
      await opened.disposeAsync();
    },
  };
}

/** Opens the store and what works on it; nothing listens yet. */
async function openParts(
  opened: AsyncDisposableStack,
  options: ServeOptions,
  state: { readonly isDraining: boolean; readonly loopbackUrl: string },
) {
  const { config, logger } = options;
  const reportError = (error: unknown): void => logger.error({ err: error }, 'unexpected error');
  const warn = (sentence: string): void => logger.warn({}, sentence);
  const store = await openStore(locationOf(config), warn, warn);
  opened.defer(() => store.close());
  const platform = createPlatform();
  const { clock } = platform;
  const nodeId = platform.uuid();
  const heartbeat = await startHeartbeat(store, nodeId);
  opened.defer(heartbeat.stop);
  const traffic = createTraffic(clock);
  const node = { nodeId, version: options.version, ...identifyProcess(clock) };
  const sources = { figures: store.figures, requestsOf: traffic.minute, loadOf: createNodeLoad() };
  opened.defer(await startFigures({ ...platform, ...sources, node, reportError }));
  const journal = countingJournal(createLogWriter(store, logger), traffic);
  opened.defer(journal.close);
  const audit = await openAuditLog({ config, store, platform, logger });
  const outbound = createThreadedOutbound(config);
  opened.defer(outbound.close);
  const cardCounter = createCardCounter(clock);
  opened.defer(startCardNumbers({ store, take: cardCounter.take, reportError }));
  const wallet = openWallet(config, { clock, outbound });
  opened.defer(wallet.close);
  const simulated = simulateEntra((id) => tenantUrlOf(state.loopbackUrl, id));
  return {
    ...options,
    ...{ store, platform, journal, traffic, audit, outbound, wallet, cardCounter, nodeId, reportError },
    rehearsals: createRehearsals({ ...simulated, store, platform, reportError }),
    demonstrations: createDemonstrations({ ...simulated, reportError }),
    cursorSecret: await cursorSecretOf(store, platform),
    // A store of one machine does not count its servers.
    nodes: () => Math.max(config.workers, heartbeat.nodes()),
    metrics: openMetrics(options, store, platform, journal),
    files: loadConsole(logger),
    isDraining: () => state.isDraining,
  };
}

/** undefined without a token for /metrics: then nothing is counted. */
function openMetrics({ config, version }: ServeOptions, store: Store, platform: Platform, journal: LogWriter) {
  if (config.metricsToken === undefined) return undefined;
  const metrics = createMetrics({ version, store, clock: platform.clock });
  metrics.read('becard_log_pending', 'Queued log entries', journal.queued);
  return metrics;
}

/** The secret of a link for the first administrator, while there is none. */
async function inviteIfNeeded(store: Store, platform: Platform): Promise<string | undefined> {
  const accounts = { store: store.administrators, platform };
  const isNeeded = await needsFirstAdministrator(accounts).catch(unlessDamaged);
  return isNeeded === true ? inviteFirstAdministrator(accounts).catch(unlessDamaged) : undefined;
}

function loadConsole(logger: Logger): StaticFiles {
  const folder = findConsole();
  if (folder === undefined) logger.warn({}, 'the console is not built: run npm run build');
  return loadStaticFiles(folder);
}
