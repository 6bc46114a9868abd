// A process that names itself instead of making a photo, and ends over an empty picture.

import type { PhotoOrder, PhotoReply } from '../process.ts';

process.once('disconnect', () => process.exit());
process.on('message', (message) => {
  // The test sends nothing else.
  const { picture } = message as PhotoOrder;
  if (picture.length === 0) process.exit(1);
  process.send?.({ kind: 'made', photo: Buffer.from(String(process.pid)) } satisfies PhotoReply);
});
