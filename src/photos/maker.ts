// Makes photos and logos one at a time beside the requests: a picture costs as much as many of them.

import { Failure } from '../domain/index.ts';
import { createPhotoProcess, type PictureShape } from './process.ts';

/** How many pictures wait for the one that is made. */
const maxWaiting = 20;

type Convert = ReturnType<typeof createPhotoProcess>;

/** Throws Failure BC-950 for a picture that is refused and BC-951 when too many wait. */
export function createPhotoMaker(
  work: Convert = createPhotoProcess(),
  most: number = maxWaiting,
): (picture: Uint8Array, shape?: PictureShape) => Promise<Uint8Array> {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return async (picture, shape) => {
    if (inside > most) throw new Failure('BC-951');
    inside += 1;
    const own = last.then(() => work(picture, shape));
    last = own.catch(() => undefined);
    try {
      return await own;
    } finally {
      inside -= 1;
    }
  };
}
