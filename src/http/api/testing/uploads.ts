// Pictures and archives as a browser sends them.

import sharp from 'sharp';
import type { Browser, Site } from './browser.ts';

export const picture = await sharp({ create: { width: 80, height: 80, channels: 3, background: '#1d4ed8' } })
  .png()
  .toBuffer();

interface Sender {
  readonly site: Site;
  readonly browser: Browser;
  /** Of a directory. */
  readonly path: string;
}

/** Begins to send an archive of photos, which goes on until `end` is called. */
export function beginUpload({ site, browser, path }: Sender) {
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const body = new ReadableStream({ start: (stream) => void promise.then(() => stream.close()) });
  const headers = { cookie: browser.cookie() ?? '', 'x-becard-console': '1', 'content-type': 'application/zip' };
  const init = { method: 'PUT', headers, body, duplex: 'half' as const };
  return { answered: site.fetch(new Request(`https://becard.test${path}/card-photos`, init)), end };
}
