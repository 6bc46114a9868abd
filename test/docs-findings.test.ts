// The pages on rehearsals explain every finding, with its severity, and no other.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import german from '../console/src/rehearsal/findings.de.json' with { type: 'json' };
import english from '../console/src/rehearsal/findings.en.json' with { type: 'json' };
import { CATALOGUE, type FindingCode, type Severity } from '../src/entra/index.ts';
import { root } from './architecture/sources.ts';

interface Words {
  readonly severities: Readonly<Record<Severity, string>>;
  readonly fix: string;
  /** The texts that the console shows. */
  readonly texts: Readonly<
    Record<FindingCode, { readonly message: string; readonly effect: string; readonly fix: string }>
  >;
}

const codes = Object.keys(CATALOGUE) as readonly FindingCode[];
const withMessages = Object.fromEntries(
  codes.map((code) => [code, { message: CATALOGUE[code][1], ...english[code] }]),
) as Words['texts'];

const languages: Readonly<Record<string, Words>> = {
  'docs/rehearsal.md': {
    severities: { error: 'Error', warning: 'Warning', note: 'Note' },
    fix: 'Fix',
    texts: withMessages,
  },
  'docs/rehearsal.de.md': {
    severities: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' },
    fix: 'Abhilfe',
    texts: german,
  },
};

for (const [page, { severities, fix, texts }] of Object.entries(languages)) {
  test(`${page} explains every finding in the words of the console, and no other`, () => {
    const sections = sectionsOf(readFileSync(join(root, page), 'utf8'));

    const expected = codes.map((code) => {
      const { message, effect, fix: mend } = texts[code];
      const text = `*${severities[CATALOGUE[code][0]]}*: ${message} - **In Entra**: ${effect} - **${fix}**: ${mend}`;
      return [code, text.replaceAll('`', '')] as const;
    });
    assert.deepEqual(Object.fromEntries(sections), Object.fromEntries(expected));
  });
}

/** The text of each section of a finding, on one line and without the marks of code. */
function sectionsOf(text: string): ReadonlyMap<string, string> {
  const sections = [...text.matchAll(/^#### (\S+)\n\n([\s\S]*?)(?=\n#|$(?![\s\S]))/gm)];
  return new Map(
    sections.map(([, code = '', body = '']) => [code, body.replaceAll('`', '').replace(/\s+/g, ' ').trim()]),
  );
}
