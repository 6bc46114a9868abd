// The forms of a card that was found: page, vCard, QR code, photo, passes and signatures.

import type { Context } from 'hono';
import { type FoundCard, type VcardVersion, vcardVersions, writeVcard } from '../../cards/index.ts';
import type { CardLanguage } from '../../domain/index.ts';
import { namedFile, type PublicAnswer } from './answers.ts';
import { type CardCounter, wayOf } from './counter.ts';
import { printCard } from './page.ts';
import { drawQr, edgeOf, paintQr } from './qr.ts';
import { answerSignature } from './signature.ts';
import { answerApple, answerGoogle, type WalletServices } from './wallet.ts';
import { offerOf } from './wallet-links.ts';

export interface CardServices extends WalletServices {
  readonly language: CardLanguage;
  /** Without it nothing is counted. */
  readonly countCard?: CardCounter['count'] | undefined;
}

export interface Environment {
  readonly Bindings: { readonly remoteAddress: string | undefined };
}

export type Shown = Extract<FoundCard, { readonly kind: 'shown' }>;
type Answer = (
  shown: Shown,
  handle: string,
  context: Context<Environment>,
) => Promise<PublicAnswer | undefined> | PublicAnswer;

export interface Form {
  /** Undefined where a card has no such form. */
  readonly answer: Answer;
  readonly isPage?: true;
  /** A PIN does not protect it: it is the address alone, with the logo of the company. */
  readonly isOpen?: true;
  /** Takes the processor as long as many pages. */
  readonly isDrawn?: true;
  /** Found by the key in its address. */
  readonly isSignature?: true;
}

export const pageType = 'text/html; charset=utf-8';

export function createForms(services: CardServices) {
  const { publicUrl, wallet, countCard } = services;
  /** The address that is printed on paper: it is the same as long as the card is. */
  const addressOf = (handle: string): string => `${publicUrl}/c/${handle}`;
  const page: Answer = async (shown, handle, { req }) => {
    const { card, pinHash } = shown;
    countCard?.(req.raw, shown, 'views');
    const isListed = shown.isListed && pinHash === undefined;
    const access = pinHash === undefined ? '' : `&key=${req.query('key') ?? ''}`;
    const addresses = { page: addressOf(handle), handle, way: wayOf(req.url), wallet: offerOf(wallet), access };
    const headers = { 'content-language': card.language, ...(isListed ? { 'x-robots-tag': 'all' } : {}) };
    return { status: 200, type: pageType, ...(await printCard(card, addresses, isListed)), headers };
  };
  const vcard: Answer = async (shown, handle, { req }) => {
    const { card, revisedAt, readPhoto } = shown;
    countCard?.(req.raw, shown, 'saves');
    const identity = { address: addressOf(handle), revisedAt, photo: await readPhoto() };
    const body = writeVcard(card, identity, versionOf(req.query('version')));
    const headers = { 'content-disposition': namedFile(card.name, '.vcf'), 'content-language': card.language };
    return { status: 200, type: 'text/vcard; charset=utf-8', body, headers };
  };
  const qr: Answer = ({ logo }, handle) => {
    const body = drawQr(`${addressOf(handle)}?s=qr`, logo);
    return { status: 200, type: 'image/svg+xml', body, hasPicture: logo !== undefined };
  };
  const qrPicture: Answer = async ({ logo }, handle, { req }) => {
    const body = await paintQr(`${addressOf(handle)}?s=qr`, edgeOf(req.query('mm')), logo);
    const headers = { 'content-disposition': `inline; filename="${handle}.png"` };
    return { status: 200, type: 'image/png', body: new Uint8Array(body), headers };
  };
  const photo: Answer = async ({ readPhoto }) => {
    const bytes = await readPhoto();
    return bytes && { status: 200, type: 'image/jpeg', body: new Uint8Array(bytes) };
  };
  const apple: Answer = (shown, handle, { req }) => {
    countCard?.(req.raw, shown, 'passes');
    return answerApple(services, handle, shown.card);
  };
  const google: Answer = (shown, handle, { req }) => {
    countCard?.(req.raw, shown, 'passes');
    return answerGoogle(services, handle, shown.card.language);
  };
  const signed: Answer = (shown, handle) => answerSignature(shown, addressOf(handle), 'html');
  const signedPlainly: Answer = (shown, handle) => answerSignature(shown, addressOf(handle), 'txt');
  return {
    page: { answer: page, isPage: true },
    vcard: { answer: vcard },
    qr: { answer: qr, isOpen: true },
    qrPicture: { answer: qrPicture, isOpen: true, isDrawn: true },
    photo: { answer: photo },
    apple: { answer: apple, isDrawn: true },
    google: { answer: google, isDrawn: true },
    signature: { answer: signed, isSignature: true },
    plainSignature: { answer: signedPlainly, isSignature: true },
  } as const satisfies Readonly<Record<string, Form>>;
}

function versionOf(wanted: string | undefined): VcardVersion {
  return vcardVersions.find((version) => version === wanted) ?? '3.0';
}
