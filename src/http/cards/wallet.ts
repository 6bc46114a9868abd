// The ways into a wallet: the file of an Apple pass, and the link by which Google adds a card.

import { hashOfView, issuePass, readPassView, writeGoogleObject } from '../../cards/index.ts';
import type { CardLanguage, Platform, Store } from '../../domain/index.ts';
import { GoogleRefusal, SignerBusy, type Wallet } from '../../wallet/index.ts';
import { namedFile, type PublicAnswer } from './answers.ts';
import { messageStyle, printBusy } from './message-page.ts';

export interface WalletServices {
  readonly store: Store;
  readonly platform: Platform;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly wallet: Pick<Wallet, 'apple' | 'google'>;
  readonly reportError: (error: unknown) => void;
}

export const passType = 'application/vnd.apple.pkpass';
export const retrySeconds = 30;

/** Undefined where Apple Wallet is not set up, or its certificate has ended. */
export async function answerApple(
  { store, platform, publicUrl, wallet: { apple } }: WalletServices,
  handle: string,
  { name, language }: { readonly name: string; readonly language: CardLanguage },
): Promise<PublicAnswer | undefined> {
  if (apple?.isValid() !== true) return undefined;
  const view = await readPassView(store, handle);
  if (view.kind === 'void') return undefined;
  const pass = await issuePass({ store, platform }, handle, view);
  try {
    const body = new Uint8Array(await apple.file(pass, view, publicUrl));
    const headers = { 'content-disposition': namedFile(name, '.pkpass'), ...lastModified(pass.changedAt) };
    return { status: 200, type: passType, body, headers };
  } catch (error) {
    if (error instanceof SignerBusy) return busy(language);
    throw error;
  }
}

/** Undefined where Google Wallet is not set up. */
export async function answerGoogle(
  services: WalletServices,
  handle: string,
  language: CardLanguage,
): Promise<PublicAnswer | undefined> {
  const { store, platform, publicUrl, wallet, reportError } = services;
  const { google } = wallet;
  if (google === undefined) return undefined;
  const view = await readPassView(store, handle);
  if (view.kind === 'void') return undefined;
  const { googleHash } = await issuePass({ store, platform }, handle, view);
  const { classId } = google;
  const object = writeGoogleObject(view, { id: google.objectIdOf(handle), classId, page: `${publicUrl}/c/${handle}` });
  const hash = hashOfView(platform, view);
  try {
    // One that Google has is not sent again: a visitor costs Google nothing.
    if (googleHash !== hash) await google.save(object);
  } catch (error) {
    // A refusal of the account is the operator's to mend; an address that does not answer comes back.
    reportError(error);
    if (error instanceof GoogleRefusal && !error.isTemporary) return undefined;
    return busy(language);
  }
  if (googleHash !== hash) await store.wallet.saveGoogleHash(handle, hash);
  const headers = { location: await google.linkTo(object), 'referrer-policy': 'no-referrer' };
  return { status: 302, type: 'text/plain; charset=utf-8', body: '', headers };
}

/** In the form of HTTP; a device compares the seconds. */
export function lastModified(seconds: number): { readonly 'last-modified': string } {
  return { 'last-modified': new Date(seconds * 1000).toUTCString() };
}

async function busy(language: CardLanguage): Promise<PublicAnswer> {
  const headers = { 'retry-after': String(retrySeconds) };
  return {
    status: 503,
    type: 'text/html; charset=utf-8',
    body: await printBusy(language),
    style: messageStyle,
    headers,
  };
}
