// Files that callers send are whole in memory from the first byte until they are answered: no more of them at a time than fit.

import { Failure } from '../../domain/index.ts';

const mostBytes = 96 * 1024 * 1024;

export interface Uploads {
  /** Takes the room of a file, and gives what frees it. Throws Failure BC-951 while there is none. */
  readonly enter: (bytes: number) => () => void;
}

export function createUploads(most: number = mostBytes): Uploads {
  let taken = 0;
  return {
    enter: (bytes) => {
      if (taken + bytes > most) throw new Failure('BC-951');
      taken += bytes;
      return () => {
        taken -= bytes;
      };
    },
  };
}
