// Passes of Apple Wallet: their files, and the way to the devices that have them.

import { type PassView, writeApplePass } from '../cards/index.ts';
import type { AppleWalletSettings } from '../config.ts';
import type { WalletPass } from '../domain/index.ts';
import { thumbnailOf } from '../photos/index.ts';
import { type ApplePush, createApplePush, type PushServer } from './apple-push.ts';
import { imagesOf } from './icon.ts';
import { createSigner } from './signer.ts';

export interface AppleWallet {
  readonly passType: string;
  readonly expiresAt: number;
  /** Whether the certificate holds still: no device takes a pass that is signed after its end. */
  readonly isValid: () => boolean;
  /** The file of a pass. `publicUrl` has no slash at its end. Rejects with SignerBusy when too many are asked for. */
  readonly file: (pass: Pick<WalletPass, 'handle' | 'token'>, view: PassView, publicUrl: string) => Promise<Uint8Array>;
  readonly push: ApplePush['push'];
  readonly close: () => Promise<void>;
}

export interface AppleOptions {
  readonly clock: () => number;
  /** Apple's where none is named. */
  readonly pushServer?: PushServer;
}

export function createAppleWallet(settings: AppleWalletSettings, options: AppleOptions): AppleWallet {
  const { clock, pushServer } = options;
  const { passType, team, expiresAt } = settings;
  const signer = createSigner(settings);
  const { push, close } = createApplePush(settings, pushServer);
  return {
    passType,
    expiresAt,
    isValid: () => clock() < expiresAt,
    file: async ({ handle, token }, view, publicUrl) => {
      const page = `${publicUrl}/c/${handle}`;
      // Devices ask for changes over TLS alone.
      const service = publicUrl.startsWith('https:') ? { url: `${publicUrl}/wallet`, token } : undefined;
      const { json, strings, color } = writeApplePass(view, { passType, team, handle, page, service });
      // The color is in the content.
      const name = view.kind === 'active' ? (view.card.photo ?? '') : '';
      const draw = async () => ({ ...(await imagesOf(color)), ...(await thumbnailsOf(view)) });
      return signer.sign({ json: JSON.stringify(json), strings, pictures: { name, draw } });
    },
    push,
    close: async () => {
      close();
      await signer.close();
    },
  };
}

/** In points of 90, as Apple shows them on phones of both kinds. */
const thumbnails = [
  ['thumbnail.png', 90],
  ['thumbnail@2x.png', 180],
  ['thumbnail@3x.png', 270],
] as const;

async function thumbnailsOf(view: PassView): Promise<Readonly<Record<string, Uint8Array>>> {
  const photo = view.kind === 'active' ? await view.readPhoto?.() : undefined;
  if (photo === undefined) return {};
  const made = thumbnails.map(async ([name, size]) => [name, await thumbnailOf(photo, size)] as const);
  return Object.fromEntries(await Promise.all(made));
}
