// What Apple devices ask this server for: news of a pass, which of their passes changed, and the newest of one (Apple
// Wallet, "Adding a Web Service to Update Passes").

import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { readPassView } from '../../cards/index.ts';
import { StoreUnavailable, type WalletPass } from '../../domain/index.ts';
import { type AppleWallet, SignerBusy } from '../../wallet/index.ts';
import { networkOf } from '../network.ts';
import { readBounded } from '../read-bounded.ts';
import { createWindows } from '../windows.ts';
import type { Environment } from './forms.ts';
import { createPublicLimits } from './limits.ts';
import { lastModified, passType, retrySeconds, type WalletServices } from './wallet.ts';

export interface WebServices extends WalletServices {
  /** Takes lines that a device reports. */
  readonly reportDevice: (lines: readonly string[]) => void;
}

type Asked = Context<Environment>;

const maxBytes = 32_768;
/** So many devices may have one card. */
const maxDevices = 10_000;
const deviceName = /^[\w.-]{1,100}$/;
const pushTokens = v.object({ pushToken: v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{8,200}$/)) });
const logs = v.object({ logs: v.pipe(v.array(v.string()), v.maxLength(100)) });
const [maxLines, maxLineLength] = [10, 300];
/** Reports of one network in a minute; a device has few, and further ones are not noted. */
const maxReports = 10;

/** Below /wallet/v1; without Apple Wallet there are no such addresses. */
export function webService(services: WebServices): Hono<Environment> {
  const { store, platform, wallet, reportDevice, reportError } = services;
  const { apple } = wallet;
  const routes = new Hono<Environment>();
  if (apple === undefined) return routes;
  const [limits, reports] = [createPublicLimits(), createWindows(maxReports)];
  const registration = '/devices/:device/registrations/:passType/:serial';

  /** The pass that a request names and has the token of. */
  const findPass = async (context: Asked): Promise<WalletPass | undefined> => {
    const { passType: type, serial = '' }: Readonly<Record<string, string>> = context.req.param();
    const pass = type === apple.passType ? await store.wallet.find(serial) : undefined;
    const sent = /^ApplePass +(\S{1,200})$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
    const isOwn = timingSafeEqual(platform.sha256(sent), platform.sha256(pass?.token ?? ''));
    if (pass !== undefined && isOwn) return pass;
    limits.miss(context.env.remoteAddress, platform.uptime());
    return undefined;
  };
  return routes
    .use(async (context, next) => {
      const waitMs = limits.take(context.env.remoteAddress, platform.uptime());
      if (waitMs > 0) return context.body(null, 429, { 'retry-after': String(Math.ceil(waitMs / 1000)) });
      await next();
      context.header('cache-control', 'no-store');
      return undefined;
    })
    .post(registration, async (context) => {
      const pass = await findPass(context);
      if (pass === undefined) return context.body(null, 401);
      const device = context.req.param('device');
      const sent = v.safeParse(pushTokens, await readJson(context));
      if (!sent.success || !deviceName.test(device)) return context.body(null, 400);
      if ((await store.wallet.countDevices(pass.handle)) >= maxDevices) return context.body(null, 503);
      const { pushToken } = sent.output;
      const isNew = await store.wallet.register({ device, handle: pass.handle, pushToken });
      return context.body(null, isNew ? 201 : 200);
    })
    .delete(registration, async (context) => {
      const pass = await findPass(context);
      if (pass === undefined) return context.body(null, 401);
      await store.wallet.unregister(context.req.param('device'), pass.handle);
      return context.body(null, 200);
    })
    .get('/devices/:device/registrations/:passType', async (context) => {
      const since = /^\d{1,15}$/.exec(context.req.query('passesUpdatedSince') ?? '')?.[0] ?? '0';
      const isOurs = context.req.param('passType') === apple.passType;
      const changed = isOurs ? await store.wallet.changedSince(context.req.param('device'), Number(since)) : [];
      const last = changed.at(-1);
      if (last === undefined) return context.body(null, 204);
      return context.json({ serialNumbers: changed.map(({ handle }) => handle), lastUpdated: String(last.revision) });
    })
    .get('/passes/:passType/:serial', async (context) => {
      const pass = await findPass(context);
      return pass === undefined ? context.body(null, 401) : answerPass(context, services, apple, pass);
    })
    .post('/log', async (context) => {
      const sent = v.safeParse(logs, await readJson(context));
      if (!sent.success) return context.body(null, 400);
      if (reports.count(networkOf(context.env.remoteAddress), platform.uptime()) > 0) return context.body(null, 200);
      reportDevice(sent.output.logs.slice(0, maxLines).map((line) => line.slice(0, maxLineLength)));
      return context.body(null, 200);
    })
    .onError((error, context) => {
      const isTemporary = error instanceof SignerBusy || error instanceof StoreUnavailable;
      if (!(error instanceof SignerBusy)) reportError(error);
      return context.body(null, isTemporary ? 503 : 500, { 'retry-after': String(retrySeconds) });
    });
}

async function answerPass(
  context: Asked,
  { store, publicUrl }: WebServices,
  apple: AppleWallet,
  pass: WalletPass,
): Promise<Response> {
  const known = Date.parse(context.req.header('if-modified-since') ?? '');
  if (known >= pass.changedAt * 1000) return context.body(null, 304, lastModified(pass.changedAt));
  const file = await apple.file(pass, await readPassView(store, pass.handle), publicUrl);
  return context.body(new Uint8Array(file), 200, { 'content-type': passType, ...lastModified(pass.changedAt) });
}

/** Undefined for what is no JSON, or too long. */
async function readJson(context: Asked): Promise<unknown> {
  try {
    const bytes = await readBounded(context.req.raw.body ?? [], context.req.header('content-length'), maxBytes);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
