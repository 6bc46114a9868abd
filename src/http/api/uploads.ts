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

/** Answers a request whose body is a file while it has room: for the size that the request declares, else for the most that it may have. */
export async function withRoom(
  uploads: Uploads,
  declared: string | undefined,
  maxBytes: number,
  answer: () => Promise<Response>,
): Promise<Response> {
  const leave = uploads.enter(Math.min(Number(declared ?? maxBytes), maxBytes));
  try {
    return await answer();
  } finally {
    leave();
  }
}
