// The logo of a template, as it is kept.

import type { Platform, TemplateLogo } from '../domain/index.ts';
import { photoOf } from './photo.ts';

export function logoOf(platform: Pick<Platform, 'sha256'>, png: Uint8Array): TemplateLogo {
  return { hash: photoOf(platform, png).hash, png: Buffer.from(png).toString('base64') };
}

export function logoBytes({ png }: TemplateLogo): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(png, 'base64'));
}
