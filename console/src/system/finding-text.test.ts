import assert from 'node:assert/strict';
import { test } from 'node:test';
import german from '../../../src/domain/doctor/texts.de.json' with { type: 'json' };
import english from '../../../src/domain/doctor/texts.en.json' with { type: 'json' };
import { textOf } from './finding-text.ts';

const old = { check: 'Node.js', state: 'fault', code: 'node.old', found: '22.1.0', next: 'Run it.' } as const;

test('a finding is shown in the language of the screen, with its next step', () => {
  const fields = { version: '22.1.0', least: '24' };

  assert.deepStrictEqual(textOf({ ...old, fields }, german), {
    check: 'Node.js',
    found: '22.1.0',
    next: 'Verwenden Sie Node 24 oder neuer.',
  });
});

test('a finding that the console does not know keeps the words of the server', () => {
  const newer = { ...old, code: 'node.strange', fields: {} };

  assert.deepStrictEqual(textOf(newer, german), { check: 'Node.js', found: '22.1.0', next: 'Run it.' });
});

test('both languages have the same findings with the same values and steps', () => {
  const shapeOf = ({ checks, findings }: typeof english) => [
    Object.keys(checks),
    Object.entries(findings).map(([code, text]) => [code, 'next' in text, placeholdersOf(JSON.stringify(text))]),
  ];

  assert.deepStrictEqual(shapeOf(german), shapeOf(english));
});

function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();
}
