// A browser on the console without a port: keeps the cookie and sends what our own pages send.

import {
  acceptInvitation,
  createAdministrator,
  ok,
  type Platform,
  type Role,
  type Store,
  warning,
} from '../../../domain/index.ts';
import { createDemonstrations, createRehearsals, type LetUsersLeave, type Rehearse } from '../../../jobs/index.ts';
import { createOutbound } from '../../../outbound/index.ts';
import { createAuditKey, createPlatform } from '../../../platform.ts';
import { openTemporaryStore } from '../../../store/testing/temporary-store.ts';
import { createRateLimit } from '../../rate-limit.ts';
import { createTraffic, type Traffic } from '../../traffic.ts';
import { checkAnswer, createApi, createFeedStreams, createLiveFeed, type LiveFeed } from '../index.ts';

export const password = 'correct horse battery';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What a test expects to find there is for the test to say.
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Browser {
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly cookie: () => string | undefined;
}

export interface Site {
  readonly store: Store;
  readonly platform: Platform;
  readonly app: ReturnType<typeof createApi>;
  readonly traffic: Traffic;
  readonly pass: (milliseconds: number) => void;
  readonly reported: unknown[];
  /** Ends what runs beside the requests. */
  readonly close: () => Promise<void>;
  readonly live: LiveFeed;
  readonly fetch: (request: Request, address?: string) => Promise<Response>;
  readonly open: (address?: string) => Browser;
  /** A browser that an administrator with this role is signed in with. */
  readonly signedIn: (role: Role) => Promise<Browser>;
}

/** The console's API on an empty store. Slow hashes are made cheap, not left out. */
export function openSite(
  publicUrl = 'https://becard.test',
  change: (store: Store) => Store = (store) => store,
  rehearse: Rehearse = () => Promise.reject(new Error('No Entra was handed in')),
  letUsersLeave: LetUsersLeave = () => Promise.reject(new Error('No Entra was handed in')),
): Site {
  const store = openTemporaryStore();
  const reported: unknown[] = [];
  let ahead = 0;
  const platform = {
    ...createPlatform({ costExponent: 4, blockSize: 8, parallelization: 1 }),
    clock: () => Date.now() + ahead,
    uptime: () => performance.now() + ahead,
  };
  const reportError = (error: unknown): void => void reported.push(error);
  const traffic = createTraffic(platform.clock);
  const retention = { log: 30, history: 365, deleted: 30, audit: 730 };
  const examine = async () => [ok('node.ok', { version: '24.0.0' }), warning('backup.none')];
  const installation = { retention, queuedLines: () => 0, logDelayMs: 0, traffic: traffic.report, examine };
  const services = {
    store: change(store),
    platform,
    auditKey: createAuditKey('k'.repeat(32)),
    targets: createOutbound({ outboundNetworks: [] }),
    rateLimit: createRateLimit(10),
    publicUrl,
    version: '1.2.3',
    language: 'de',
    reportError,
    feedStreams: createFeedStreams(),
    feedTag: 'test',
    installation,
  } as const;
  const rehearsals = createRehearsals({ ...services, rehearse });
  const demonstrations = createDemonstrations({ reportError, letUsersLeave });
  const live = createLiveFeed({ ...services, rehearsals });
  const app = createApi({ ...services, live, rehearsals, demonstrations, checkAnswer });
  const fetch = async (request: Request, remoteAddress?: string): Promise<Response> =>
    app.fetch(request, { remoteAddress });
  const open = (address = '192.0.2.1'): Browser => openBrowser(publicUrl, (request) => fetch(request, address));
  return {
    store,
    platform,
    app,
    traffic,
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
    reported,
    close: demonstrations.close,
    live,
    fetch,
    open,
    signedIn: async (role) => {
      const email = `${role}@example.com`;
      const accounts = { store: store.administrators, platform };
      const { secret } = await createAdministrator(accounts, email, role);
      await acceptInvitation(accounts, { secret, password });
      const browser = open();
      await browser.send('POST', '/session/sign-in', { email, password });
      return browser;
    },
  };
}

function openBrowser(publicUrl: string, fetch: (request: Request) => Promise<Response>): Browser {
  let cookie: string | undefined;
  return {
    cookie: () => cookie,
    send: async (method, path, body, headers = {}) => {
      const own = { 'content-type': 'application/json', 'x-becard-console': '1', ...(cookie ? { cookie } : {}) };
      const isFile = body instanceof Uint8Array;
      const type = isFile ? { 'content-type': 'application/octet-stream' } : {};
      const sent = isFile ? new Uint8Array(body) : JSON.stringify(body);
      const init = { method, headers: { ...own, ...type, ...headers }, body: body === undefined ? null : sent };
      const response = await fetch(new Request(`${publicUrl}${path}`, init));
      const set = response.headers.get('set-cookie')?.split(';')[0];
      if (set !== undefined) cookie = set.endsWith('=') ? undefined : set;
      return { status: response.status, headers: response.headers, body: await bodyOf(response) };
    },
  };
}

async function bodyOf(response: Response): Promise<Answer['body']> {
  // A file keeps its byte order mark.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  if (text === '') return {};
  return response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : { text };
}
