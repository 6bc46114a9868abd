// The public addresses of cards: page, vCard, QR code and signature. They read the store for each request, so that a change is
// seen by the next one.

import { type Context, Hono } from 'hono';
import {
  type FoundCard,
  isHandle,
  readPublicCard,
  type VcardVersion,
  vcardVersions,
  writeVcard,
} from '../../cards/index.ts';
import { type CardLanguage, type DirectoryId, StoreUnavailable } from '../../domain/index.ts';
import { answer, namedFile, type PublicAnswer } from './answers.ts';
import { type CardCounter, wayOf } from './counter.ts';
import { visitorLanguage } from './language.ts';
import { createPublicLimits } from './limits.ts';
import { messageStyle, printBusy, printFailed, printGone, printUnknown } from './message-page.ts';
import { printCard } from './page.ts';
import { createPageCache } from './page-cache.ts';
import { createPinGuard } from './pin-guard.ts';
import { drawQr, edgeOf, paintQr } from './qr.ts';
import { answerSignature, findSigned } from './signature.ts';
import { answerApple, answerGoogle, retrySeconds, type WalletServices } from './wallet.ts';
import { offerOf } from './wallet-links.ts';

export { type CardCounter, createCardCounter } from './counter.ts';
export { printCard } from './page.ts';
export { offerOf } from './wallet-links.ts';
export { type WebServices, webService } from './web-service.ts';

export interface CardServices extends WalletServices {
  readonly language: CardLanguage;
  /** Without it nothing is counted. */
  readonly countCard?: CardCounter['count'] | undefined;
}

interface Environment {
  readonly Bindings: { readonly remoteAddress: string | undefined };
}

type Shown = Extract<FoundCard, { readonly kind: 'shown' }>;
/** Undefined where a card has no such form. */
type Form = (
  shown: Shown,
  handle: string,
  context: Context<Environment>,
) => Promise<PublicAnswer | undefined> | PublicAnswer;

const pageType = 'text/html; charset=utf-8';

/** Below /c. */
export function cardRoutes(services: CardServices): Hono<Environment> {
  const limits = createPublicLimits();
  const { store, platform, publicUrl, wallet, countCard } = services;

  const guard = createPinGuard(platform);
  const pages = createPageCache();

  const respond = async (context: Context<Environment>, handle: string, form: Form): Promise<Response> => {
    const { remoteAddress } = context.env;
    const wanted = visitorLanguage(context.req.query('lang'), context.req.header('accept-language'));
    const language = wanted ?? services.language;
    const waitMs = limits.take(remoteAddress, platform.uptime(), drawn.includes(form));
    if (waitMs > 0) return answer(context.req.raw, await busy(language, waitMs));
    const isPage = form === page && context.req.method === 'GET' && context.req.query('key') === undefined;
    const key = `${handle} ${wanted ?? ''} ${wayOf(context.req.url)} ${JSON.stringify(offerOf(wallet))}`;
    const kept = isPage ? pages.find(key) : undefined;
    // Read before the card, so that a page is never kept under versions that are newer than it.
    const directoryId = kept?.directoryId ?? (isPage ? await directoryOf(store, handle) : undefined);
    const versions = directoryId && (await store.directory(directoryId).cards.versionsOf(handle));
    if (kept !== undefined && kept.versions === versions) {
      countCard?.(context.req.raw, kept, 'views');
      return answer(context.req.raw, kept.page);
    }
    const found = await find(context, handle, form, wanted);
    if (found.kind === 'unknown') limits.miss(remoteAddress, platform.uptime());
    if (found.kind !== 'shown') return answer(context.req.raw, await absent(language, found));
    const { pinHash } = found;
    if (pinHash !== undefined && !open.includes(form)) {
      const { cards } = store.directory(found.directoryId);
      const [key, isPage] = [context.req.query('key'), form === page];
      const refused = await guard({
        request: context.req.raw,
        card: { handle, pinHash },
        cards,
        key,
        language,
        isPage,
      });
      if (refused !== undefined) return refused;
    }
    const shown = await form(found, handle, context);
    if (shown === undefined) return answer(context.req.raw, await absent(language, { kind: 'unknown' }));
    const isKept = !found.dependsOnGroups && pinHash === undefined;
    if (isKept && directoryId !== undefined && versions !== undefined)
      pages.keep(key, { directoryId, resourceId: found.resourceId, versions, page: shown });
    return answer(context.req.raw, pinHash === undefined ? shown : unkept(shown));
  };
  const find = async (
    { req }: Context<Environment>,
    handle: string,
    form: Form,
    wanted: CardLanguage | undefined,
  ): Promise<FoundCard> => {
    if (!signatures.includes(form)) return readPublicCard(store, handle, wanted);
    // The languages of the sender's mail program are not those of the recipients.
    const found = await readPublicCard(store, handle, visitorLanguage(req.query('lang')));
    return findSigned(platform, found, { handle, key: req.query('key') });
  };
  const page: Form = async (shown, handle, context) => {
    const { card, pinHash, isListed: wanted } = shown;
    countCard?.(context.req.raw, shown, 'views');
    const isListed = wanted && pinHash === undefined;
    const access = pinHash === undefined ? '' : `&key=${context.req.query('key') ?? ''}`;
    const way = wayOf(context.req.url);
    const addresses = { page: addressOf(publicUrl, handle), handle, way, wallet: offerOf(wallet), access };
    const headers = {
      'content-language': card.language,
      ...(isListed ? { 'x-robots-tag': 'all' } : {}),
    };
    return { status: 200, type: pageType, ...(await printCard(card, addresses, isListed)), headers };
  };
  const vcard: Form = async (shown, handle, context) => {
    const { card, revisedAt, readPhoto } = shown;
    countCard?.(context.req.raw, shown, 'saves');
    const identity = { address: addressOf(publicUrl, handle), revisedAt, photo: await readPhoto() };
    const body = writeVcard(card, identity, versionOf(context));
    const headers = { 'content-disposition': namedFile(card.name, '.vcf'), 'content-language': card.language };
    return { status: 200, type: 'text/vcard; charset=utf-8', body, headers };
  };
  const qr: Form = ({ logo }, handle) => ({
    status: 200,
    type: 'image/svg+xml',
    body: drawQr(`${addressOf(publicUrl, handle)}?s=qr`, logo),
    hasPicture: logo !== undefined,
  });

  const qrPicture: Form = async ({ logo }, handle, context) => {
    const body = await paintQr(`${addressOf(publicUrl, handle)}?s=qr`, edgeOf(context.req.query('mm')), logo);
    const headers = { 'content-disposition': `inline; filename="${handle}.png"` };
    return { status: 200, type: 'image/png', body: new Uint8Array(body), headers };
  };
  /** What a PIN does not protect: the address alone, with the logo of the company. */
  const open: readonly Form[] = [qr, qrPicture];

  const photo: Form = async ({ readPhoto }) => {
    const bytes = await readPhoto();
    return bytes && { status: 200, type: 'image/jpeg', body: new Uint8Array(bytes) };
  };
  const apple: Form = (shown, handle, context) => {
    countCard?.(context.req.raw, shown, 'passes');
    return answerApple(services, handle, shown.card);
  };
  const google: Form = (shown, handle, context) => {
    countCard?.(context.req.raw, shown, 'passes');
    return answerGoogle(services, handle, shown.card.language);
  };

  const signature: Form = (shown, handle) => answerSignature(shown, addressOf(publicUrl, handle), 'html');
  const plainSignature: Form = (shown, handle) => answerSignature(shown, addressOf(publicUrl, handle), 'txt');
  const signatures: readonly Form[] = [signature, plainSignature];

  const drawn: readonly Form[] = [qrPicture, apple, google];

  return new Hono<Environment>()
    .get('/:handle/photo.jpg', (context) => respond(context, context.req.param('handle'), photo))
    .get('/:handle/signature.html', (context) => respond(context, context.req.param('handle'), signature))
    .get('/:handle/signature.txt', (context) => respond(context, context.req.param('handle'), plainSignature))
    .get('/:handle/apple.pkpass', (context) => respond(context, context.req.param('handle'), apple))
    .get('/:handle/google', (context) => respond(context, context.req.param('handle'), google))
    .get('/:handle/qr.png', (context) => respond(context, context.req.param('handle'), qrPicture))
    .get('/:handle/qr.svg', (context) => respond(context, context.req.param('handle'), qr))
    .get('/:handle{[^/]+\\.vcf}', (context) =>
      respond(context, context.req.param('handle').slice(0, -'.vcf'.length), vcard),
    )
    .on(['GET', 'POST'], '/:handle', (context) => respond(context, context.req.param('handle'), page))
    .get('/*', (context) => respond(context, '', page))
    .onError(async (error, context) => {
      services.reportError(error);
      const wanted = visitorLanguage(context.req.query('lang'), context.req.header('accept-language'));
      return answer(context.req.raw, await failed(wanted ?? services.language, error instanceof StoreUnavailable));
    });
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

function versionOf(context: Context): VcardVersion {
  const wanted = context.req.query('version');
  return vcardVersions.find((version) => version === wanted) ?? '3.0';
}

/** The address that is printed on paper: it is the same as long as the card is. */
function addressOf(publicUrl: string, handle: string): string {
  return `${publicUrl}/c/${handle}`;
}

async function directoryOf({ cards }: CardServices['store'], handle: string): Promise<DirectoryId | undefined> {
  return isHandle(handle) ? (await cards.findHandle(handle))?.directoryId : undefined;
}
