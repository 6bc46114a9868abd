// The pages on rehearsals explain every finding, with its severity, and no other.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import german from '../console/src/rehearsal/findings.de.json' with { type: 'json' };
import { CATALOGUE, type FindingCode, type Severity } from '../src/entra/index.ts';
import { root } from './architecture/sources.ts';

type Words = { readonly severities: Readonly<Record<Severity, string>>; readonly fix: string };

const english: Words = { severities: { error: 'Error', warning: 'Warning', note: 'Note' }, fix: 'Fix' };
const deutsch: Words = { severities: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' }, fix: 'Abhilfe' };

for (const [page, words, messageOf] of [
  ['docs/rehearsal.md', english, (code: FindingCode) => CATALOGUE[code][1]],
  ['docs/rehearsal.de.md', deutsch, (code: FindingCode) => german[code]],
] as const) {
  test(`${page} explains every finding in the words of the report, and no other`, () => {
    const sections = sectionsOf(readFileSync(join(root, page), 'utf8'));

    assert.deepEqual([...sections.keys()].sort(), Object.keys(CATALOGUE).sort());
    for (const code of Object.keys(CATALOGUE) as FindingCode[]) {
      const text = sections.get(code) ?? '';
      assert.ok(text.startsWith(`*${words.severities[CATALOGUE[code][0]]}*: ${messageOf(code)} `), `${code}: ${text}`);
      assert.match(text, new RegExp(`- \\*\\*In Entra\\*\\*: \\S.+ - \\*\\*${words.fix}\\*\\*: \\S`), code);
    }
  });
}

/** The text of each section of a finding, on one line and without the marks of code. */
function sectionsOf(text: string): ReadonlyMap<string, string> {
  const sections = [...text.matchAll(/^#### (\S+)\n\n([\s\S]*?)(?=\n#|$(?![\s\S]))/gm)];
  return new Map(sections.map(([, code = '', body = '']) => [code, body.replaceAll('`', '').replace(/\s+/g, ' ')]));
}
