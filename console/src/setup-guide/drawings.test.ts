import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { steps } from '../connection/progress.ts';
import german from '../locales/de.json' with { type: 'json' };
import english from '../locales/en.json' with { type: 'json' };
import { createWords } from '../locales/words.ts';
import { drawingOf } from './drawings.ts';
import { looks } from './setup-guide-search.ts';

const directory = { name: 'Contoso', tenantUrl: 'https://becard.example/scim/v2/ud_1' } as Directory;

for (const words of [createWords('en', english), createWords('de', german)]) {
  test(`every part of a drawing has the label of its instruction: ${words('guide.title')}`, () => {
    for (const step of steps) {
      for (const look of looks) {
        const { site, parts } = drawingOf(step, look, directory, words);
        assert.ok(site !== '' && parts.length > 1, step);
        assert.ok(
          parts.every(({ text, value }) => text !== '' && value !== ''),
          `${step} ${look}`,
        );
      }
    }
  });
}

test('the drawing of the connection holds the Tenant URL and hides the Secret Token', () => {
  const { parts } = drawingOf('connect', 'new', directory, createWords('en', english));

  const fields = parts.filter(({ kind }) => kind === 'field').map(({ text, value }) => [text, value]);

  assert.deepStrictEqual(fields, [
    ['Tenant URL', directory.tenantUrl],
    ['Secret Token', '••••••••••••'],
  ]);
});
