// A file that an argument names, or standard input.

import { Failure } from '../domain/index.ts';
import { readText } from './terminal.ts';

/** The text of the file; "-" is standard input. */
export function readFile(file: string): string {
  try {
    return readText(file);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure('BC-906', { reason: 'file', cause });
  }
}
