import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AssignmentRule,
  Failure,
  type Membership,
  type ResourceId,
  type StoredResource,
} from '../domain/index.ts';
import { enterpriseUserUrn, type JsonObject } from '../scim/index.ts';
import { checkRules, openAssignment } from './assignment.ts';

function userOf(attributes: JsonObject, groups: readonly string[] = []): StoredResource {
  const memberships: readonly Membership[] = groups.map((display) => ({ groupId: display as ResourceId, display }));
  return {
    ...{ type: 'User', id: 'anna' as ResourceId, version: 1, createdAt: 1, changedAt: 1, memberships },
    body: JSON.stringify({ userName: 'anna', active: true, ...attributes }),
  };
}

const sales = userOf({ [enterpriseUserUrn]: { department: 'Sales' } }, ['DE all', 'Becard']);
const plant = userOf({ [enterpriseUserUrn]: { department: 'Plant' }, title: 'Head of plant' });

const cases: readonly (readonly [filter: string, sales: boolean, plant: boolean])[] = [
  ['department eq "Sales"', true, false],
  [`${enterpriseUserUrn}:department eq "sales"`, true, false],
  ['groups.display co "DE"', true, false],
  ['department eq "Sales" and groups.display co "DE"', true, false],
  ['department eq "Sales" and groups.display co "FR"', false, false],
  ['not (groups pr)', false, true],
  ['groups[display sw "Bec"]', true, false],
  ['title pr or groups.value eq "Becard"', true, true],
  ['title co "plant"', false, true],
  ['emails pr', false, false],
];

for (const [filter, ...matches] of cases) {
  test(`the rule ${filter} takes those who match and no others`, () => {
    const rules: readonly AssignmentRule[] = [
      { filter, template: 'tpl_a', newCards: 'draft' },
      { template: 'tpl_b', newCards: 'published' },
    ];

    const { ruleOf } = openAssignment(rules);

    checkRules(rules, ['tpl_a', 'tpl_b']);
    assert.deepEqual(
      [sales, plant].map((user) => ruleOf(user).template === 'tpl_a'),
      matches,
    );
  });
}

test('the first rule that matches decides, and "no card" is a choice', () => {
  const { ruleOf, needsGroups } = openAssignment([
    { filter: 'department eq "Plant"', newCards: 'draft' },
    { filter: 'userName pr', template: 'tpl_a', newCards: 'draft' },
    { filter: 'department eq "Sales"', template: 'tpl_b', newCards: 'published' },
    { template: 'tpl_c', newCards: 'published' },
  ]);

  assert.deepEqual([ruleOf(plant).template, ruleOf(sales).template], [undefined, 'tpl_a']);
  assert.equal(needsGroups, false);
  assert.equal(ruleOf(undefined).template, 'tpl_c');
});

test('users are read with their groups only where a rule looks at them', () => {
  const last = { template: 'tpl_a', newCards: 'published' } as const;

  assert.equal(openAssignment([last]).needsGroups, false);
  assert.equal(
    openAssignment([{ filter: 'title pr or not (groups.display eq "x")', ...last }, last]).needsGroups,
    true,
  );
});

const refused: readonly (readonly [reason: string, rules: readonly AssignmentRule[]])[] = [
  ['cardRules', []],
  ['cardRules', Array.from({ length: 51 }, () => ({ filter: 'title pr', newCards: 'draft' }) as const)],
  ['cardLastRule', [{ filter: 'title pr', template: 'tpl_a', newCards: 'draft' }]],
  ['cardRuleTemplate', [{ template: 'tpl_x', newCards: 'draft' }]],
  ['cardFilter', [{ newCards: 'draft' }, { newCards: 'draft' }]],
  ...['', 'shoeSize eq 9', 'name.shoeSize pr', 'department', 'title eq 1', 'password pr', '(title pr'].map(
    (filter) => ['cardFilter', [{ filter, newCards: 'draft' }, { newCards: 'draft' }]] as const,
  ),
];

for (const [reason, rules] of refused) {
  test(`rules such as ${JSON.stringify(rules).slice(0, 60)} are refused`, () => {
    assert.throws(
      () => checkRules(rules, ['tpl_a']),
      (error) => error instanceof Failure && error.fields?.['reason'] === reason,
    );
  });
}
