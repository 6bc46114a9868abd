// A file that an argument names, or standard input.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../domain/index.ts';
import { readText, terminal } from './terminal.ts';

/** The text of the file; "-" is standard input. */
export function readFile(file: string): string {
  try {
    return readText(file === '-' ? file : pathOfFile(file));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure('BC-906', { reason: 'file', cause });
  }
}

/** The bytes of a picture. */
export function readPicture(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(pathOfFile(file)));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure('BC-906', { reason: 'file', cause });
  }
}

/** The path of a file as it was typed: `npm run becard` of a clone changes to its root before the command starts. */
export function pathOfFile(file: string): string {
  const { npm_package_name: name, INIT_CWD: typedIn } = terminal().environment;
  return name === 'becard' && typedIn !== undefined ? resolve(typedIn, file) : file;
}
