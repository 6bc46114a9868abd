// `becard serve`: starts the server, says where it is, and ends it in order. With several workers this process leads them.

import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { adviseOnProxy } from '../doctor/index.ts';
import { type Becard, createLogger, startBecard } from '../serve.ts';
import { probePort } from '../start-error.ts';
import { isWorker, joinWorkers, leadWorkers, WorkerFailed, type WorkerLink } from '../workers/index.ts';
import { listenForStop } from './stop-signal.ts';
import { endWith, terminal } from './terminal.ts';
import { readVersion } from './version.ts';
import { configure, printLine, type WorkspaceOptions, withStoreOptions } from './workspace.ts';

interface ServeCommandOptions extends WorkspaceOptions {
  readonly demo?: true;
}

const demoFolder = './demo-data';
const storeVariables = ['BECARD_DATA_DIR', 'BECARD_DATA_DIR_FILE', 'BECARD_DATABASE_URL', 'BECARD_DATABASE_URL_FILE'];

export function registerServe(program: Command): void {
  const command = program.command('serve').description('Serve console, SCIM and API');
  withStoreOptions(command)
    .option('--port <number>', 'port to listen on (BECARD_PORT; default: 8080)')
    .option('--host <address>', 'address to listen on (BECARD_HOST; default: 127.0.0.1)')
    .option('--public-url <url>', 'public address for Entra and browsers (BECARD_PUBLIC_URL)')
    .option('--workers <number>', 'number of worker processes (BECARD_WORKERS; default: 1)')
    .option('--demo', `fill a demo directory with data from a simulated Entra (default data: ${demoFolder})`)
    .addHelpText('after', '\nLogs are JSON lines on standard output. Ready when /health/ready answers 200.')
    .action(serve);
}

/** What may still be open then does not keep a process that has ended its work, or could not begin it. */
const lastMomentMs = 5_000;

async function serve(options: ServeCommandOptions): Promise<void> {
  try {
    await (isWorker ? joinWorkers(work) : serveAs(options));
  } finally {
    setTimeout(() => process.exit(), lastMomentMs).unref();
  }
}

async function serveAs(options: ServeCommandOptions): Promise<void> {
  const config = configure(ownData(options));
  const given: Given = { config, version: readVersion(), demo: options.demo === true };
  return config.workers === 1 ? serveAlone(given) : lead(given);
}

/** Invented records do not mix with real ones: without a word on where the data is, a demonstration has a folder of its own. */
function ownData(options: ServeCommandOptions): ServeCommandOptions {
  const { environment } = terminal();
  const isNamed =
    options.data ?? options.database ?? storeVariables.find((variable) => environment[variable] !== undefined);
  return options.demo === true && isNamed === undefined ? { ...options, data: demoFolder } : options;
}

interface Given {
  readonly config: Config;
  readonly version: string;
  readonly demo: boolean;
}

async function serveAlone(given: Given): Promise<void> {
  const logger = loggerOf(given);
  const stopSignal = listenForStop({ early: endEarly(logger), further: endAtOnce });
  const becard = await startBecard({ ...given, logger });
  tellReady(becard, given, logger);
  const signal = await stopSignal();
  logger.info({ signal }, 'stopping');
  await becard.close(acceptMsAfter(signal, given.config));
  logger.info({}, 'stopped');
}

/** Leads the workers. One that cannot start has said why, in the words of a server that is alone. */
async function lead(given: Given): Promise<void> {
  const logger = loggerOf(given);
  const stopSignal = listenForStop({ early: endEarly(logger), further: endAtOnce });
  await probePort(given.config);
  const leader = leadWorkers({ order: given, logger });
  const stopped = stopSignal().then(async (signal) => {
    logger.info({ signal }, 'stopping');
    await leader.stop(signal);
  });
  try {
    const listening = await leader.listening;
    if (listening !== undefined) tellReady(listening, given, logger);
    await stopped;
    logger.info({}, 'stopped');
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error;
    await leader.stop('SIGTERM');
    if (error.signal !== null) printLine(error.message);
    endWith(error.exitCode);
  }
}

/** Serves for a process that leads. The signals of a terminal reach this one too; only the first is heard. */
async function work({ order, ...team }: WorkerLink): Promise<void> {
  const { config, version, demo, createsFirstAdminLink } = order;
  const logger = loggerOf({ ...order, worker: process.pid });
  const stopSignal = listenForStop({ early: endEarly(logger), further: () => undefined });
  const becard = await startBecard({
    config,
    version,
    demo,
    logger,
    team: { ...team, createsFirstAdminLink },
  });
  team.reportListening(becard);
  await becard.close(acceptMsAfter(await stopSignal(), config));
}

/** A supervisor stops with SIGTERM, and a load balancer moves the requests elsewhere meanwhile; after Ctrl+C a person waits. */
function acceptMsAfter(signal: NodeJS.Signals, { drainDelaySeconds }: Config): number {
  return signal === 'SIGTERM' ? drainDelaySeconds * 1000 : 0;
}

/** A start may be cut short anywhere, as by kill -9. */
function endEarly(logger: Logger): (signal: NodeJS.Signals) => void {
  return (signal) => {
    logger.info({ signal }, 'stopped before it was ready');
    process.exit(0);
  };
}

/** A second Ctrl+C means that the user does not want to wait. */
function endAtOnce(): never {
  process.exit(1);
}

type Logger = ReturnType<typeof createLogger>;

function loggerOf({ config, version, worker }: Pick<Given, 'config' | 'version'> & { readonly worker?: number }) {
  return createLogger(config.logLevel ?? defaultLevel(), version, worker === undefined ? {} : { worker });
}

/** On a terminal the banner tells the story, and lines for machines would push the link out of sight. */
function defaultLevel(): Config['logLevel'] & string {
  return terminal().stdout.isTTY ? 'warn' : 'info';
}

type Reached = Pick<Becard, 'url' | 'welcomeLink' | 'location'>;

function tellReady(reached: Reached, given: Given, logger: Logger): void {
  const { config, demo } = given;
  const { workers } = config;
  logger.info({ url: reached.url, demo, ...(workers === 1 ? {} : { workers }) }, 'ready');
  const advice = adviseOnProxy(config);
  if (advice !== undefined) logger.warn({}, advice);
  if (demo) logger.info({}, removalOf(config));
  announce(reached, given);
}

/** How the demonstration goes away again. */
function removalOf({ databaseUrl, dataDirectory }: Config): string {
  const isOwn = databaseUrl === undefined && dataDirectory === demoFolder;
  return isOwn
    ? `To remove the demo, stop the server and delete ${resolve(dataDirectory)}`
    : 'To remove the demo, run: becard directory delete ID --yes';
}

/** The link is a secret and still has to reach the user who starts the server: it is printed here, once, and nowhere else. */
function announce(becard: Reached, given: Given): void {
  const { stdout, stderr } = terminal();
  if (stderr.isTTY) stderr.write(banner(becard, given));
  else if (stdout.isTTY) stdout.write(banner(becard, given));
  if (becard.welcomeLink === undefined || stdout.isTTY) return;
  const base = { level: 30, time: new Date().toISOString(), service: 'becard', version: given.version };
  const line = { ...base, link: becard.welcomeLink };
  stdout.write(`${JSON.stringify({ ...line, msg: 'follow the link to create the first administrator' })}\n`);
}

function banner({ url, welcomeLink, location }: Reached, { config, version, demo }: Given): string {
  const first =
    welcomeLink === undefined
      ? []
      : [`  First visit  ${welcomeLink}`, '               creates the first administrator'];
  const where = config.databaseUrl === undefined ? [`  Your records ${location}`] : [];
  const lines = [
    `  Becard ${version} is ready.`,
    '',
    `  Console      ${url}`,
    ...first,
    ...where,
    ...(demo ? [`  Demo         ${removalOf(config)}`] : []),
    '  Stop         Ctrl+C',
  ];
  return `\n${lines.join('\n')}\n\n`;
}
