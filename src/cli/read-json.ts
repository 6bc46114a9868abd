// What a command sends as it is written in a file: the API says what is wrong with it.

import { Failure } from '../domain/index.ts';
import { readFile } from './read-file.ts';

/** The JSON document of a file; "-" is standard input. */
export function readJson<Body>(file: string): Body {
  try {
    // The API checks what it is sent.
    return JSON.parse(readFile(file)) as Body;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Failure('BC-906', { reason: 'json' });
    throw error;
  }
}
