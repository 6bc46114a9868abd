import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Availability, availabilityOf, leaverView } from './leaver.ts';
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

test('the page of a user who left names the company where every card names the same, and nothing of the user', () => {
  const template = defaultFields('Contoso');

  assert.deepEqual(leaverView(template), { organisation: 'Contoso', website: undefined });
  assert.deepEqual(
    leaverView({ ...template, organisation: { rule: 'own', isVisible: true, editableBy: 'editor', value: 'Contoso' } }),
    {
      organisation: undefined,
      website: undefined,
    },
  );
});
