// The process of rasterise.ts: each message is a drawing. It ends with its parent.

import type { PhotoOrder, PhotoReply } from './process.ts';
import { loadSharp } from './sharp.ts';

process.once('disconnect', () => process.exit());
process.on('message', (message) => {
  // The parent sends nothing else.
  void draw(message as PhotoOrder).then((reply) => process.send?.(reply));
});

async function draw({ picture }: PhotoOrder): Promise<PhotoReply> {
  try {
    const sharp = await loadSharp();
    sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
    return { kind: 'made', photo: await sharp(picture).png({ compressionLevel: 1 }).toBuffer() };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
