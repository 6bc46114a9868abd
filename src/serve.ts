// The one place that knows everything: configuration -> store -> services -> server, and the way back down.

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { openAuditLog, startAuditHead } from './audit-log.ts';
import { type Config, publicUrlOf } from './config.ts';
import { type Demo, startDemo } from './demo.ts';
import {
  type Audit,
  inviteFirstAdministrator,
  needsFirstAdministrator,
  type Platform,
  type Store,
  tenantUrlOf,
  welcomeLink,
} from './directory/index.ts';
import { rehearse } from './entra/index.ts';
import { startHeartbeat } from './heartbeat.ts';
import {
  type Answerer,
  countingJournal,
  createApp,
  createJournal,
  createLiveFeed,
  createMetrics,
  createRateLimit,
  createRehearsals,
  createRequestLog,
  createScimFace,
  createTraffic,
  type Journal,
  loadStaticFiles,
  type Metrics,
  type MetricsAccess,
  type Rehearsals,
  type RunningServer,
  type StaticFiles,
  startServer,
  type Traffic,
} from './http/index.ts';
import { createPlatform } from './platform.ts';
import { type Forgetting, startForgetting } from './retention.ts';
import { databaseFile, openStore } from './store/index.ts';

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
export interface Team {
  /** Whether this process does what one does for all: forgetting what is old, and the demonstration. */
  readonly tends: boolean;
  /** Whether this process makes the link for the first administrator. */
  readonly invites: boolean;
  readonly giveFigures: (own: Metrics['figures']) => void;
  /** The figures of all as text of the Prometheus exposition format. */
  readonly sumFigures: () => Promise<string>;
}

/** Becard, running. */
export interface Becard {
  readonly url: string;
  readonly port: number;
  /** The link that makes the first administrator, while nobody can sign in. A secret. */
  readonly welcomeLink: string | undefined;
  /** Where everything is kept, for the person who started it. */
  readonly location: string;
  /** Lets running requests end (at most ten seconds) and writes what is left. */
  readonly close: () => Promise<void>;
}

/** The server cannot start, for a reason that a person can change; the message says which. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** JSON lines on standard output. Whoever logs keeps tokens, names and e-mail addresses out. */
export function createLogger(level: string, version: string, more: Readonly<Record<string, unknown>> = {}): Logger {
  const base = { service: 'becard', version, ...more };
  return pino({ level, base, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 1, sync: true }));
}

/** Starts everything; when it resolves, requests are answered. */
export async function startBecard(options: ServeOptions): Promise<Becard> {
  const { config, logger } = options;
  const store = await openStore(locationOf(config), (sentence) => logger.warn({}, sentence));
  try {
    return await startOn(store, options);
  } catch (error) {
    await store.close();
    throw explainListening(error, config);
  } finally {
    logger.flush();
  }
}

/**
 * Throws a StartError when the port cannot be had. Workers share it with whoever is ready to share, which another server
 * of this user with workers would be.
 */
export async function probePort(config: Config): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen({ port: config.port, host: config.host }), 'listening');
  } catch (error) {
    throw explainListening(error, config);
  }
  probe.close();
  await once(probe, 'close');
}

/** What the configuration names as the place of the data. */
export function locationOf(config: Config): Parameters<typeof openStore>[0] {
  const { databaseUrl, dataDirectory } = config;
  return databaseUrl === undefined ? { dataDirectory } : { databaseUrl };
}

/** Where everything is kept, for a person: a file, or a database without its password. */
function describeLocation({ databaseUrl, dataDirectory }: Config): string {
  if (databaseUrl === undefined) return resolve(dataDirectory, databaseFile);
  const { protocol, host, pathname } = new URL(databaseUrl);
  return `${protocol}//${host}${pathname}`;
}

async function startOn(store: Store, options: ServeOptions): Promise<Becard> {
  const { config, logger } = options;
  const platform = createPlatform();
  const traffic = createTraffic(platform.clock);
  const journal = countingJournal(createJournal(store, logger), traffic);
  const state = { isDraining: false, loopbackUrl: '' };
  const metrics = openMetrics(options, store, platform, journal);
  const cursorSecret = await store.keepSecret('cursor', Buffer.from(platform.randomBytes(32)).toString('hex'));
  const audit = await openAuditLog({ config, store, platform, logger });
  const rehearsals = createRehearsals({
    store,
    platform,
    reportError: reporter(logger),
    rehearse: ({ directoryId, ...order }, hooks) =>
      rehearse(
        { ...order, groups: groupsFor(order.users), tenantUrl: tenantUrlOf(state.loopbackUrl, directoryId) },
        hooks,
      ),
  });
  const { tends, invites } = options.team ?? alone;
  const heartbeat = await startHeartbeat(store, platform.uuid());
  const parts = {
    ...options,
    rehearsals,
    cursorSecret,
    audit,
    // A store of one machine does not count its servers.
    nodes: () => Math.max(config.workers, heartbeat.nodes()),
    store,
    platform,
    journal,
    traffic,
    metrics,
    files: loadConsole(logger),
    isDraining: () => state.isDraining,
  };
  const listen = { ...config, sharesPort: options.team !== undefined, reportError: reporter(logger) };
  const server = await startServer(listen, (port) => createAnswerer(parts, port));
  const url = publicUrlOf({ ...config, port: server.port });
  const link = invites ? await inviteIfNeeded(store, platform, url) : undefined;
  state.loopbackUrl = publicUrlOf({ publicUrl: undefined, host: config.host, port: server.port });
  const { loopbackUrl } = state;
  const demo = options.demo && tends ? await startDemo({ store, platform, loopbackUrl, logger }) : undefined;
  const forgetting = tends ? startForgettingFor(parts) : undefined;
  const head = tends ? startAuditHead(audit, logger, reporter(logger)) : undefined;
  const close = async (): Promise<void> => {
    state.isDraining = true;
    forgetting?.stop();
    head?.stop();
    await rehearsals.close();
    await Promise.all([heartbeat.stop(), closeSources(server, demo, journal)]);
    await store.close();
  };
  return { url, port: server.port, welcomeLink: link, location: describeLocation(config), close };
}

const alone = { tends: true, invites: true } as const satisfies Partial<Team>;

interface Parts extends ServeOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly journal: Journal;
  readonly traffic: Traffic;
  readonly rehearsals: Rehearsals;
  readonly metrics: Metrics | undefined;
  readonly files: StaticFiles;
  readonly cursorSecret: string;
  readonly audit: Audit;
  readonly nodes: () => number;
  readonly isDraining: () => boolean;
}

const peoplePerGroup = 50;

/** A company's groups in proportion to its people. */
function groupsFor(users: number): number {
  return Math.max(2, Math.round(users / peoplePerGroup));
}

function createAnswerer(parts: Parts, port: number): Answerer {
  const { config, store, platform, version, logger, journal, traffic, metrics, files, isDraining, cursorSecret } =
    parts;
  const { rehearsals } = parts;
  const requestLog = createRequestLog(logger);
  const publicUrl = publicUrlOf({ ...config, port });
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
  const reportError = reporter(logger);
  const live = createLiveFeed({ store, platform, publicUrl, rehearsals, reportError });
  metrics?.read('becard_sse_clients', 'Browsers that watch a directory live', live.watching);
  const app = createApp({
    scim,
    console: {
      store,
      platform,
      auditKey: parts.audit.key,
      publicUrl,
      version,
      language: config.defaultLanguage,
      live,
      rehearsals,
      reportError,
      installation: { retention: retentionOf(config), queuedLines: journal.queued, traffic: traffic.report },
    },
    health: { store, version, isDraining },
    files,
    publicUrl,
    metrics: grantMetrics(parts),
    requestLog: requestLog.page,
  });
  return { app, scim, arrived: store.shareReads, close: live.close };
}

/** Of several processes any may be asked, and each gives the figures of all. */
function grantMetrics({ metrics, platform, config, team }: Parts): MetricsAccess | undefined {
  const { metricsToken: token } = config;
  if (metrics === undefined || token === undefined) return undefined;
  team?.giveFigures(metrics.figures);
  const { contentType, print } = metrics;
  return { metrics: { contentType, print: team?.sumFigures ?? print }, platform, token };
}

function startForgettingFor({ store, audit, platform, config, metrics, logger }: Parts): Forgetting {
  return startForgetting({
    store,
    audit,
    platform,
    days: retentionOf(config),
    onEnd: (durationMs, error) => {
      metrics?.retention(durationMs, error === undefined);
      if (error !== undefined) reporter(logger)(error);
    },
  });
}

/** undefined when nobody may read them: then nothing is counted. */
function openMetrics({ config, version }: ServeOptions, store: Store, platform: Platform, journal: Journal) {
  if (config.metricsToken === undefined) return undefined;
  const metrics = createMetrics({ version, store, clock: platform.clock });
  metrics.read('becard_log_pending', 'Lines of the provisioning log that wait to be written', journal.queued);
  return metrics;
}

function retentionOf({ logRetentionDays, deletedRetentionDays, auditRetentionDays }: Config) {
  return { log: logRetentionDays, deleted: deletedRetentionDays, audit: auditRetentionDays };
}

/** First the sources of requests, then what they may still write to. */
async function closeSources(server: RunningServer, demo: Demo | undefined, journal: Journal): Promise<void> {
  await demo?.close();
  await server.close();
  await journal.close();
}

async function inviteIfNeeded(store: Store, platform: Platform, url: string): Promise<string | undefined> {
  const accounts = { store: store.administrators, platform };
  if (!(await needsFirstAdministrator(accounts))) return undefined;
  return welcomeLink(url, await inviteFirstAdministrator(accounts));
}

function loadConsole(logger: Logger): StaticFiles {
  const folder = findConsole();
  if (folder === undefined) logger.warn({}, 'the console is not built: run npm run build');
  return loadStaticFiles(folder);
}

/** The build puts the console beside this file; run from the sources, it is where the last build left it. */
export function findConsole(): string | undefined {
  const folders = ['./console/', '../dist/console/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return folders.find((candidate) => existsSync(`${candidate}index.html`));
}

function reporter(logger: Logger): (error: unknown) => void {
  return (error) => logger.error({ err: error }, 'unexpected error');
}

function explainListening(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const options = { cause: error };
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} on ${host} is in use by another program. Stop it, or choose another port: --port ${port + 1}.`,
        options,
      );
    case 'EACCES':
      return new StartError(`Port ${port} may not be opened by this user. Choose one above 1023 with --port.`, options);
    case 'ENOTSUP':
      return new StartError('This system does not share a port among processes. Leave out --workers.', options);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`${host} is not an address of this machine. Choose another with --host.`, options);
    default:
      return error;
  }
}
