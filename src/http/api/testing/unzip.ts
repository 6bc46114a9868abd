// What a ZIP file holds, as another program than ours reads it.

import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** The texts of the entries by their names. Throws for a file that is damaged. */
export async function unzip(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true });
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const text = (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
    found.set(entry.fileName, text);
  }
  return found;
}
