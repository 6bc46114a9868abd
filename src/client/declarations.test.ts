// The declarations that a customer's editor shows say the same as the routes.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createDocument, printDeclarations } from '../http/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'becard-declarations-'));
after(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: join(root, 'tsconfig.json'),
    include: ['*.ts'],
    compilerOptions: { noPropertyAccessFromIndexSignature: false, typeRoots: [join(root, 'node_modules/@types')] },
  }),
);
writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
const document = createDocument({ publicUrl: 'https://becard.test', version: '1.2.3' });
writeFileSync(join(folder, 'schema.d.ts'), printDeclarations(document));

/** What the compiler says about a program. */
function compile(program: string): string {
  writeFileSync(join(folder, 'program.ts'), program);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
}

test('paths, bodies, parameters and answers have the types of the routes', () => {
  const program = `
import type { paths as Own } from '${root}src/client/schema.js';
import type { paths as Made } from './schema.d.ts';

type Success = 200 | 201 | 202 | 204;
type Answer<Operation> = Operation extends { responses: infer Answers }
  ? Answers[keyof Answers & Success] extends { content: infer Media } ? JsonIn<Media> : 'none'
  : never;
type JsonIn<Media> = Media extends { 'application/json': infer Json } ? Json
  : Media extends { 'application/jwk-set+json': infer Json } ? Json : 'none';
type Named<Operation> = Operation extends { parameters: infer Named } ? Omit<Named, 'header'> : never;
type Body<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Json } } } ? Json : 'none';
type Taking<Paths> = {
  [Path in keyof Paths]: { [Verb in keyof Paths[Path]]: [Named<Paths[Path][Verb]>, Body<Paths[Path][Verb]>] };
};
// A file is JSON for a program that does not know that it is one.
type Answering<Paths> = {
  [Path in Exclude<keyof Paths, \`\${string}/export\${string}\`>]: { [Verb in keyof Paths[Path]]: Answer<Paths[Path][Verb]> };
};

declare const own: Answering<Own>;
declare const made: Answering<Made>;
declare const taken: Taking<Made>;
export const sameAnswers: Answering<Made> = own;
export const allAnswers: Answering<Own> = made;
export const allTaken: Taking<Own> = taken;
`;

  assert.equal(compile(program), '');
});

test('a mistake in a request does not compile', () => {
  const printed = compile(`
import type { CreateDirectoryBody } from './schema.d.ts';
export const body: CreateDirectoryBody = { title: 'Contoso' };
`);

  assert.match(printed, /'title' does not exist/);
});

for (const page of ['docs/api.md', 'docs/api.de.md']) {
  test(`the examples of ${page} compile`, () => {
    const blocks = readFileSync(join(root, page), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm);

    const program = [...blocks].map(([, block = '']) =>
      block.replace("'becard/client'", `'${root}src/client/index.js'`),
    );

    assert.ok(program.length > 3);
    assert.equal(compile(program.join('\n')), '');
  });
}
