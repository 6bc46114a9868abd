import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeWith } from './cause.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import { createWords } from './words.ts';

const de = createWords('de', german);
const en = createWords('en', english);

test('a cause names the attribute, what is expected and the limit in the language of the screen', () => {
  const fields = { reason: 'unknownAttribute', attribute: 'favouriteColour', resourceType: 'User' };
  const wrong = { reason: 'wrongType', attribute: 'active', expected: 'boolean' };
  const cut = { reason: 'cut', length: 58, expected: 61 };

  assert.equal(causeWith({ code: 'BC-402', fields }, de), 'Das Attribut „favouriteColour“ ist unbekannt.');
  assert.equal(causeWith({ code: 'BC-401', fields: wrong }, de), 'active ist „•••“, erwartet wird true oder false.');
  assert.equal(
    causeWith({ code: 'BC-401', fields: { ...wrong, value: 'maybe' } }, en),
    'active is “maybe”, but must be true or false.',
  );
  assert.equal(causeWith({ code: 'BC-102', fields: cut }, en), 'The Secret Token was truncated: 58 of 61 characters.');
});

test('fields without a sentence of their own have no cause', () => {
  assert.equal(causeWith({ code: 'BC-102', fields: { reason: 'unknown' } }, en), undefined);
  assert.equal(causeWith({ code: 'BC-402' }, en), undefined);
});
