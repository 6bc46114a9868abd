// Writes src/domain/administrators/frequent-passwords.ts from a list of passwords, commonest first:
//   npm pack @zxcvbn-ts/language-common@4.1.3 && tar xzf zxcvbn-ts-language-common-4.1.3.tgz
//   node scripts/frequent-passwords.mjs package/src/passwords.json

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const commonest = 10_000;
/** Of the rest only those count that are long enough to be chosen as they are. */
const minLength = 12;
const bytesOfEach = 5;
const lineLength = 2_000;

const [path = ''] = process.argv.slice(2);
const passwords = JSON.parse(readFileSync(path, 'utf8')).map((password) => password.toLowerCase());
const kept = passwords.filter((password, index) => index < commonest || password.length >= minLength);
const digests = kept.map((password) => createHash('sha256').update(password).digest().subarray(0, bytesOfEach));
const text = Buffer.concat(digests.sort(Buffer.compare)).toString('base64');
const lines = text.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];

writeFileSync(
  new URL('../src/domain/administrators/frequent-passwords.ts', import.meta.url),
  `// The ${commonest} commonest passwords and the common ones of ${minLength} characters and more, in lower case: of each the first ${bytesOfEach} bytes of its SHA-256.
// From @zxcvbn-ts/language-common 4.1.3 (MIT, © 2012-2016 Dan Wheeler and Dropbox, Inc., © 2021 @zxcvbn-ts), made by scripts/frequent-passwords.mjs.

const digests = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');

const bytesOfEach = ${bytesOfEach};
let known: ReadonlySet<string> | undefined;

/** Whether a text in lower case is among them, by its SHA-256. */
export function isFrequentPassword(digest: Uint8Array): boolean {
  known ??= new Set(readDigests());
  return known.has(Buffer.from(digest).toString('latin1', 0, bytesOfEach));
}

function readDigests(): readonly string[] {
  const bytes = Buffer.from(digests, 'base64');
  const count = bytes.length / bytesOfEach;
  return Array.from({ length: count }, (_, at) => bytes.toString('latin1', at * bytesOfEach, (at + 1) * bytesOfEach));
}
`,
);
