import assert from 'node:assert/strict';
import { test } from 'node:test';
import { templateOf } from '../store/testing/samples.ts';
import { type Availability, availabilityOf, checkLeaverPage, leaverView } from './leaver.ts';
import { defaultFields } from './template.ts';

for (const [state, user, expected] of [
  ['published', { active: true }, 'shown'],
  ['published', {}, 'shown'],
  ['published', { active: false }, 'gone'],
  ['published', undefined, 'gone'],
  ['paused', { active: true }, 'unknown'],
  ['paused', undefined, 'unknown'],
  ['draft', { active: true }, 'unknown'],
  ['draft', { active: false }, 'unknown'],
] as const satisfies readonly (readonly [unknown, unknown, Availability])[]) {
  test(`a ${state} card of ${user === undefined ? 'a deleted user' : JSON.stringify(user)} is ${expected}`, () => {
    assert.equal(availabilityOf(state, user), expected);
  });
}

const template = templateOf('tpl_a', { fields: defaultFields('Contoso') });
const other = { handle: '4Tq8Zr1yWn6', name: 'Ben' };

test('the page of a user who left names the company where every card names the same, and nothing of the user', () => {
  const organisation = { rule: 'own', isVisible: true, editableBy: 'editor', value: 'Contoso' } as const;
  const own = { ...template, fields: { ...template.fields, organisation } };

  assert.deepEqual(leaverView(template, undefined), { organisation: 'Contoso', website: undefined, card: undefined });
  assert.equal(leaverView(own, undefined).organisation, undefined);
});

test('a template may say nothing, name an address, or lead to another card', () => {
  const views = [
    leaverView({ ...template, leaver: { kind: 'nothing' } }, undefined),
    leaverView({ ...template, leaver: { kind: 'address', url: 'https://contoso.example/' } }, undefined),
    leaverView({ ...template, leaver: { kind: 'manager' } }, other),
  ];

  assert.deepEqual(views, [
    {},
    { website: 'https://contoso.example/' },
    { organisation: 'Contoso', website: undefined, card: other },
  ]);
});

test('an address or a handle that is none is refused', () => {
  for (const page of [
    { kind: 'address', url: 'javascript:alert(1)' },
    { kind: 'successor', handle: '../x' },
  ] as const) {
    assert.throws(() => checkLeaverPage(page), { code: 'BC-906' });
  }
});
