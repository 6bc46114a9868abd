// What keeps a server from starting, in a sentence for the person who starts it.

import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config.ts';
import { Failure, StoreUnavailable } from './domain/index.ts';
import { StoreSetupError } from './store/index.ts';

/** The server cannot start; the message says why. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const foreseen = [StartError, StoreSetupError, StoreUnavailable, Failure];

/**
 * Throws a StartError when the port cannot be had. Workers share it with any process that shares ports, which another server
 * of this user with workers would be.
 */
export async function probePort(config: Pick<Config, 'port' | 'host'>): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen({ port: config.port, host: config.host }), 'listening');
  } catch (error) {
    throw explainStart(error, config);
  }
  probe.close();
  await once(probe, 'close');
}

/** A damaged page of what only the console needs keeps the server from nothing else; the log and the doctor name it. */
export function unlessDamaged(error: unknown): undefined {
  if (error instanceof StoreUnavailable && error.reason === 'damaged') return undefined;
  throw error;
}

/** The error of a start as one that says what to do. One that was not foreseen is reported whole besides. */
export function explainStart(
  error: unknown,
  config: Pick<Config, 'port' | 'host'>,
  report: (error: unknown) => void = () => undefined,
): unknown {
  if (foreseen.some((kind) => error instanceof kind)) return error;
  const sentence = explainListening(error, config);
  if (sentence !== undefined) return new StartError(sentence, { cause: error });
  report(error);
  const message = error instanceof Error ? error.message : String(error);
  return new StartError(`The server could not start: ${message}`, { cause: error });
}

function explainListening(error: unknown, { host, port }: Pick<Config, 'port' | 'host'>): string | undefined {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program. Stop it, or choose another port: --port ${port + 1}.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user. Choose one above 1023 with --port.`;
    case 'ENOTSUP':
      return 'This system does not share a port among processes. Leave out --workers.';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. Choose another with --host.`;
    default:
      return undefined;
  }
}
