// Becard without its token check: every request passes as the one credential of the seeded directory. The difference to Becard itself is
// what the check costs. Started with the data folder and the Secret Token.

import pino from 'pino';
import { createLogWriter, createRateLimit, createScimFace, startServer } from '../../src/http/index.ts';
import { createPlatform } from '../../src/platform.ts';
import { openStore } from '../../src/store/index.ts';

const [dataDirectory = '.', token = ''] = process.argv.slice(2);
const logger = pino({ level: 'warn' });
const store = await openStore({ dataDirectory });
const platform = createPlatform();
const credential = await store.credentials.findToken(platform.sha256(token));
const digest = platform.sha256(token);
const reportError = (error: unknown): void => logger.error({ err: error }, 'unexpected error');
const options = { host: '127.0.0.1', port: 0, trustProxy: [], maxBodyBytes: 1_048_576, reportError, drainTimeoutMs: 0 };

const server = await startServer(options, (port) => ({
  app: { fetch: async () => new Response(null, { status: 404 }) },
  arrived: store.engine.beginReadBatch,
  close: () => undefined,
  scim: createScimFace({
    store: { ...store, credentials: { ...store.credentials, findToken: async () => credential } },
    platform: { ...platform, sha256: () => digest },
    journal: createLogWriter(store, logger),
    logger,
    publicUrl: `http://127.0.0.1:${port}`,
    maxBodyBytes: options.maxBodyBytes,
    rateLimit: createRateLimit(0),
    cursorSecret: 'a bench reads no cursors',
  }),
}));
process.stdout.write(`${JSON.stringify({ port: server.port })}\n`);
