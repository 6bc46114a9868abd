// The public addresses of cards: page, vCard, QR code and signature. They read the store for each request, so that a change is
// seen by the next one.

import { type Context, Hono } from 'hono';
import { type FoundCard, isHandle, readPublicCard } from '../../cards/index.ts';
import { type CardLanguage, type DirectoryId, StoreUnavailable } from '../../domain/index.ts';
import { answer, type PublicAnswer } from './answers.ts';
import { wayOf } from './counter.ts';
import { type CardServices, createForms, type Environment, type Form, pageType, type Shown } from './forms.ts';
import { visitorLanguage } from './language.ts';
import { createPublicLimits } from './limits.ts';
import { messageStyle, printBusy, printFailed, printGone, printUnknown } from './message-page.ts';
import { createPageCache, type KeptPage, type PageCache } from './page-cache.ts';
import { createPinGuard } from './pin-guard.ts';
import { findSigned } from './signature.ts';
import { retrySeconds } from './wallet.ts';
import { offerOf } from './wallet-links.ts';

export { type CardCounter, createCardCounter } from './counter.ts';
export { printCard } from './page.ts';
export { offerOf } from './wallet-links.ts';
export { type WebServices, webService } from './web-service.ts';

/** What a visitor asks for. */
interface Visit {
  readonly context: Context<Environment>;
  readonly handle: string;
  readonly form: Form;
  /** Of the address or the browser; undefined where neither names one that there is. */
  readonly wanted: CardLanguage | undefined;
  readonly language: CardLanguage;
}

/** Below /c. */
export function cardRoutes(services: CardServices): Hono<Environment> {
  const { store, platform, countCard } = services;
  const limits = createPublicLimits();
  const guard = createPinGuard(platform);
  const pages = createPageCache();
  const forms = createForms(services);

  const askForPin = async ({ context: { req }, handle, form, language }: Visit, { directoryId, pinHash }: Shown) => {
    if (pinHash === undefined || form.isOpen === true) return undefined;
    const { cards } = store.directory(directoryId);
    const isPage = form.isPage === true;
    return guard({ request: req.raw, card: { handle, pinHash }, cards, key: req.query('key'), language, isPage });
  };
  const respond = async (context: Context<Environment>, handle: string, form: Form): Promise<Response> => {
    const { remoteAddress } = context.env;
    const request = context.req.raw;
    const wanted = visitorLanguage(context.req.query('lang'), context.req.header('accept-language'));
    const language = wanted ?? services.language;
    const waitMs = limits.take(remoteAddress, platform.uptime(), form.isDrawn);
    if (waitMs > 0) return answer(request, await busy(language, waitMs));
    const visit = { context, handle, form, wanted, language };
    const cached = await findKept(services, pages, visit);
    if (cached?.kept !== undefined) {
      countCard?.(request, cached.kept, 'views');
      return answer(request, cached.kept.page);
    }
    const found = await findCard(services, visit);
    if (found.kind === 'unknown') limits.miss(remoteAddress, platform.uptime());
    if (found.kind !== 'shown') return answer(request, await absent(language, found));
    const refused = await askForPin(visit, found);
    if (refused !== undefined) return refused;
    const shown = await form.answer(found, handle, context);
    if (shown === undefined) return answer(request, await absent(language, { kind: 'unknown' }));
    if (found.pinHash !== undefined) return answer(request, unkept(shown));
    if (!found.dependsOnGroups) cached?.keep({ resourceId: found.resourceId, page: shown });
    return answer(request, shown);
  };

  const app = new Hono<Environment>();
  for (const [file, form] of [
    ['photo.jpg', forms.photo],
    ['signature.html', forms.signature],
    ['signature.txt', forms.plainSignature],
    ['apple.pkpass', forms.apple],
    ['google', forms.google],
    ['qr.png', forms.qrPicture],
    ['qr.svg', forms.qr],
  ] as const)
    app.get(`/:handle/${file}`, (context) => respond(context, context.req.param('handle'), form));
  return app
    .get('/:handle{[^/]+\\.vcf}', (context) =>
      respond(context, context.req.param('handle').slice(0, -'.vcf'.length), forms.vcard),
    )
    .on(['GET', 'POST'], '/:handle', (context) => respond(context, context.req.param('handle'), forms.page))
    .get('/*', (context) => respond(context, '', forms.page))
    .all('/:handle{[^/.]+}', refuseMethod('GET, HEAD, POST'))
    .all('/*', refuseMethod('GET, HEAD'))
    .onError(async (error, context) => {
      services.reportError(error);
      const wanted = visitorLanguage(context.req.query('lang'), context.req.header('accept-language'));
      return answer(context.req.raw, await failed(wanted ?? services.language, error instanceof StoreUnavailable));
    });
}

/** Answers a method that no card has, whether there is a card or not (RFC 9110 §15.5.6). */
function refuseMethod(allow: string): (context: Context) => Response {
  return (context) => context.body(null, 405, { allow, 'cache-control': 'no-store' });
}

/** The page as it was last printed, if it is that of a card without a PIN, and how it is kept. */
async function findKept(
  { store, wallet }: CardServices,
  pages: PageCache,
  { context: { req }, handle, form, wanted }: Visit,
) {
  if (form.isPage !== true || req.method !== 'GET' || req.query('key') !== undefined) return undefined;
  const key = `${handle} ${wanted ?? ''} ${wayOf(req.url)} ${JSON.stringify(offerOf(wallet))}`;
  const kept = pages.find(key);
  // Read before the card, so that a page is never kept under versions that are newer than it.
  const directoryId = kept?.directoryId ?? (await directoryOf(store, handle));
  const versions = directoryId && (await store.directory(directoryId).cards.versionsOf(handle));
  if (directoryId === undefined || versions === undefined) return undefined;
  const keep = (made: Pick<KeptPage, 'resourceId' | 'page'>): void =>
    pages.keep(key, { ...made, directoryId, versions });
  return { kept: kept?.versions === versions ? kept : undefined, keep };
}

async function directoryOf({ cards }: CardServices['store'], handle: string): Promise<DirectoryId | undefined> {
  return isHandle(handle) ? (await cards.findHandle(handle))?.directoryId : undefined;
}

async function findCard(
  { store, platform }: CardServices,
  { context: { req }, handle, form, wanted }: Visit,
): Promise<FoundCard> {
  if (form.isSignature !== true) return readPublicCard(store, handle, wanted);
  // The languages of the sender's mail program are not those of the recipients.
  const found = await readPublicCard(store, handle, visitorLanguage(req.query('lang')));
  return findSigned(platform, found, { handle, key: req.query('key') });
}

/** Of a card with a PIN nothing stays in a cache. */
function unkept(shown: PublicAnswer): PublicAnswer {
  return { ...shown, headers: { ...shown.headers, 'cache-control': 'no-store' } };
}

async function absent(language: CardLanguage, found: Exclude<FoundCard, Shown>): Promise<PublicAnswer> {
  const [status, body] =
    found.kind === 'gone'
      ? ([410, await printGone(language, found.leaver)] as const)
      : ([404, await printUnknown(language)] as const);
  return { status, type: pageType, body, style: messageStyle };
}

async function busy(language: CardLanguage, waitMs: number): Promise<PublicAnswer> {
  const headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
  return { status: 429, type: pageType, body: await printBusy(language), style: messageStyle, headers };
}

async function failed(language: CardLanguage, isTemporary: boolean): Promise<PublicAnswer> {
  const headers = { 'retry-after': String(retrySeconds), 'cache-control': 'no-store' };
  const status = isTemporary ? 503 : 500;
  return { status, type: pageType, body: await printFailed(language), style: messageStyle, headers };
}
