import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditActions } from '../../../src/domain/index.ts';
import english from '../locales/en.json' with { type: 'json' };
import { createWords } from '../locales/words.ts';

const labels = createWords('en', english).namesIn('audit.action');

test('every action of the audit log has a label and is offered by the filter', () => {
  const missing = auditActions.filter((action) => !labels.has(action)).map((action) => `audit.action.${action}`);

  assert.deepStrictEqual(missing, []);
});

test('every label belongs to an action of the audit log', () => {
  const known: readonly string[] = auditActions;

  assert.deepStrictEqual(
    [...labels.keys()].filter((action) => !known.includes(action)),
    [],
  );
});
