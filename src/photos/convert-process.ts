// The process of process.ts: each message is a picture. It ends with its parent.

import { Failure } from '../domain/index.ts';
import { convert } from './convert.ts';
import { convertLogo } from './logo.ts';
import type { PhotoOrder, PhotoRefusal, PhotoReply } from './process.ts';

process.once('disconnect', () => process.exit());
process.on('message', (message) => {
  // The parent sends nothing else.
  const { picture, shape } = message as PhotoOrder;
  void (shape === 'logo' ? convertLogo(picture) : convert(picture, shape)).then(
    (photo) => reply({ kind: 'made', photo }),
    (error: unknown) => reply(replyTo(error)),
  );
});

function replyTo(error: unknown): PhotoReply {
  // convert throws no other failure.
  if (error instanceof Failure) return { kind: 'refused', fields: error.fields as PhotoRefusal };
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}

function reply(message: PhotoReply): void {
  process.send?.(message);
}
