import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../domain/index.ts';
import { cardFields } from './field.ts';
import { checkFieldValue, checkTemplateField, defaultFields } from './template.ts';
import { samples } from './testing/samples.ts';

const before = { editableBy: 'editor' } as const;

function reasonOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.fields?.['reason'];
    throw error;
  }
}

test('a new template has the name of the directory as organisation, and every field', () => {
  const fields = defaultFields('Contoso');

  assert.deepEqual(Object.keys(fields), cardFields);
  assert.deepEqual(fields.organisation, { rule: 'fixed', isVisible: true, editableBy: 'editor', value: 'Contoso' });
});

for (const field of cardFields) {
  test(`${field} takes its values, and no list of numbers`, () => {
    for (const value of samples[field]) assert.deepEqual(checkFieldValue(field, value), value);
    assert.equal(
      reasonOf(() => checkFieldValue(field, [1])),
      'cardValue',
    );
  });
}

test('who may edit a field stays as it is unless it is said', () => {
  const change = { rule: 'own', isVisible: true } as const;

  assert.equal(checkTemplateField('fax', change, { editableBy: 'person' }).editableBy, 'person');
});

test('links, color and focus have no source in the directory', () => {
  for (const field of ['socialLinks', 'color', 'focus'] as const) {
    const change = { rule: 'always', source: 'title', isVisible: true } as const;
    assert.equal(
      reasonOf(() => checkTemplateField(field, change, before)),
      'cardRule',
    );
  }
});

test('a rule of the directory needs a source that users can have', () => {
  for (const source of [undefined, '', 'shoeSize', `{title}${'x'.repeat(500)}`]) {
    const change = { rule: 'first', isVisible: true, ...(source === undefined ? {} : { source }) } as const;
    assert.equal(
      reasonOf(() => checkTemplateField('position', change, before)),
      'cardSource',
    );
  }
});

test('a field keeps what its rule needs and nothing else', () => {
  const change = { isVisible: false, source: 'title', value: 'Sales', editableBy: 'person' } as const;

  assert.deepEqual(checkTemplateField('position', { ...change, rule: 'always' }, before), {
    rule: 'always',
    isVisible: false,
    editableBy: 'person',
    source: 'title',
  });
  assert.deepEqual(checkTemplateField('position', { ...change, rule: 'fixed' }, before), {
    rule: 'fixed',
    isVisible: false,
    editableBy: 'person',
    value: { de: 'Sales', en: 'Sales' },
  });
});

for (const [field, hostile] of [
  ['website', 'javascript:alert(1)'],
  ['website', 'data:text/html,x'],
  ['website', 'localhost'],
  ['website', 'https://contoso.example@evil.example/'],
  ['website', 'https://contoso.example:443@evil.example'],
  ['email', 'jana@ contoso'],
  ['phone', 'call me'],
  ['color', 'red;background:url(//x)'],
  ['focus', 'everything'],
  ['language', 'fr'],
  ['socialLinks', [{ label: 'x', url: 'javascript:alert(1)' }]],
  ['socialLinks', Array.from({ length: 21 }, () => ({ label: 'x', url: 'https://x.example' }))],
  ['displayName', 'x'.repeat(1001)],
  ['displayName', ' \u0000\r\n'],
] as const) {
  test(`${JSON.stringify(hostile).slice(0, 40)} is no value for ${field}`, () => {
    assert.equal(
      reasonOf(() => checkFieldValue(field, hostile)),
      'cardValue',
    );
  });
}

test('control characters leave every value, and line breaks those of one line', () => {
  assert.equal(checkFieldValue('displayName', ' Jana\r\nWeber\u0007\u0000 '), 'Jana Weber');
  assert.deepEqual(checkFieldValue('shortDescription', { de: 'a\r\nb\u2028c\u0001' }), { de: 'a\nb\nc' });
});

test('an address without a scheme is one of https', () => {
  assert.equal(checkFieldValue('website', 'contoso.example/jobs'), 'https://contoso.example/jobs');
});
