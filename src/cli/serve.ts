// `becard serve`: starts the server, says where it is, and ends it in order.

import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { type Becard, createLogger, startBecard } from '../serve.ts';
import { readVersion } from './version.ts';
import { configure, type WorkspaceOptions, withStoreOptions } from './workspace.ts';

interface ServeCommandOptions extends WorkspaceOptions {
  readonly demo?: true;
}

/** Adds the command to the program. */
export function registerServe(program: Command): void {
  const command = program.command('serve').description('serve console, SCIM and API');
  withStoreOptions(command)
    .option('--port <number>', 'the port to listen on (BECARD_PORT; default: 8080)')
    .option('--host <address>', 'the address to listen on (BECARD_HOST; default: 127.0.0.1)')
    .option('--public-url <url>', 'the address that Entra and people use (BECARD_PUBLIC_URL)')
    .option('--demo', 'fill a demonstration directory by a simulated Entra')
    .addHelpText('after', '\nLogs are JSON lines on standard output. Ready when /health/ready answers 200.')
    .action(serve);
}

async function serve(options: ServeCommandOptions): Promise<void> {
  const config = configure(options);
  const version = readVersion();
  const logger = createLogger(config.logLevel ?? defaultLevel(), version);
  const stopSignal = nextSignal();
  const becard = await startBecard({ config, version, demo: options.demo === true, logger });
  logger.info({ url: becard.url, demo: options.demo === true }, 'ready');
  announce(becard, config, version);
  const signal = await stopSignal;
  logger.info({ signal }, 'stopping');
  endOnSecondSignal();
  await becard.close();
  logger.info({}, 'stopped');
}

/** On a terminal the banner tells the story, and lines for machines would push the link out of sight. */
function defaultLevel(): Config['logLevel'] & string {
  return process.stdout.isTTY ? 'warn' : 'info';
}

/** The link is a secret and still has to reach the person who starts this: it is told here, once, and nowhere else. */
function announce(becard: Becard, config: Config, version: string): void {
  if (process.stderr.isTTY) process.stderr.write(banner(becard, config, version));
  else if (process.stdout.isTTY) process.stdout.write(banner(becard, config, version));
  if (becard.welcomeLink === undefined || process.stdout.isTTY) return;
  const line = { level: 30, time: new Date().toISOString(), service: 'becard', version, link: becard.welcomeLink };
  process.stdout.write(`${JSON.stringify({ ...line, msg: 'follow the link to create the first administrator' })}\n`);
}

function banner({ url, welcomeLink, location }: Becard, config: Config, version: string): string {
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
    '  Stop         Ctrl+C',
  ];
  return `\n${lines.join('\n')}\n\n`;
}

/** Listened for from the beginning: a signal during the start ends in order as well. */
function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}

/** Whoever presses Ctrl+C twice does not want to wait. */
function endOnSecondSignal(): void {
  const end = (): void => process.exit(1);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}
