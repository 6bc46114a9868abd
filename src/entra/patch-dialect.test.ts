// The two columns of Microsoft's compliance page, one row each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addMembersOperation,
  attributeOperations,
  type Change,
  managerOperation,
  removeMembersOperations,
  renameOperation,
} from './patch-dialect.ts';

const MANAGER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager';
const EMPLOYEE_NUMBER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber';

const replaced = (target: Change['target'], value: string): Change => ({ target, value, isNew: false });
const added = (target: Change['target'], value: string): Change => ({ target, value, isNew: true });

const ROWS: readonly {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly legacy: unknown;
  readonly flagged: unknown;
}[] = [
  {
    name: 'a user is disabled',
    changes: [replaced('active', 'False')],
    legacy: [{ op: 'Replace', path: 'active', value: 'False' }],
    flagged: [{ op: 'replace', path: 'active', value: false }],
  },
  {
    name: 'a user is enabled',
    changes: [replaced('active', 'True')],
    legacy: [{ op: 'Replace', path: 'active', value: 'True' }],
    flagged: [{ op: 'replace', path: 'active', value: true }],
  },
  {
    name: 'one string is new',
    changes: [added('title', 'Prokuristin')],
    legacy: [{ op: 'Add', path: 'title', value: 'Prokuristin' }],
    flagged: [{ op: 'add', path: 'title', value: 'Prokuristin' }],
  },
  {
    name: 'several attributes change',
    changes: [
      replaced('displayName', 'Mirela Lindt'),
      replaced('emails[type eq "work"].value', 'lindt@nordlicht.example'),
      replaced('name.familyName', 'Lindt'),
      replaced('externalId', 'lindt@nordlicht.example'),
      replaced(EMPLOYEE_NUMBER, 'NL-0008'),
    ],
    legacy: [
      { op: 'Replace', path: 'displayName', value: 'Mirela Lindt' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'lindt@nordlicht.example' },
      { op: 'Replace', path: 'name.familyName', value: 'Lindt' },
      { op: 'Replace', path: 'externalId', value: 'lindt@nordlicht.example' },
      { op: 'Replace', path: EMPLOYEE_NUMBER, value: 'NL-0008' },
    ],
    flagged: [
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'lindt@nordlicht.example' },
      {
        op: 'replace',
        value: {
          displayName: 'Mirela Lindt',
          'name.familyName': 'Lindt',
          externalId: 'lindt@nordlicht.example',
          [EMPLOYEE_NUMBER]: 'NL-0008',
        },
      },
    ],
  },
  {
    name: 'what is new is added, what is there is replaced',
    changes: [
      added('phoneNumbers[type eq "mobile"].value', '0170 1'),
      replaced('active', 'True'),
      replaced('title', 'x'),
    ],
    legacy: [
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '0170 1' },
      { op: 'Replace', path: 'active', value: 'True' },
      { op: 'Replace', path: 'title', value: 'x' },
    ],
    flagged: [
      { op: 'add', path: 'phoneNumbers[type eq "mobile"].value', value: '0170 1' },
      { op: 'replace', value: { active: true, title: 'x' } },
    ],
  },
];

for (const { name, changes, legacy, flagged } of ROWS) {
  test(`${name}, without and with the flag`, () => {
    assert.deepStrictEqual(attributeOperations(changes, 'legacy'), legacy);
    assert.deepStrictEqual(attributeOperations(changes, '2020'), flagged);
  });
}

test('a manager is a bare string, and the empty string when removed', () => {
  assert.deepStrictEqual(managerOperation('m', true, 'legacy'), { op: 'Add', path: MANAGER, value: 'm' });
  assert.deepStrictEqual(managerOperation('m', false, '2020'), { op: 'replace', path: MANAGER, value: 'm' });
  assert.deepStrictEqual(managerOperation(undefined, false, 'legacy'), { op: 'Replace', path: MANAGER, value: '' });
});

test('members are added with a $ref of null without the flag', () => {
  assert.deepStrictEqual(addMembersOperation(['a'], 'legacy'), {
    op: 'Add',
    path: 'members',
    value: [{ $ref: null, value: 'a' }],
  });
  assert.deepStrictEqual(addMembersOperation(['a', 'b'], '2020'), {
    op: 'add',
    path: 'members',
    value: [{ value: 'a' }, { value: 'b' }],
  });
});

test('members are removed by a list without the flag and by value paths with it', () => {
  assert.deepStrictEqual(removeMembersOperations(['a', 'b'], 'legacy'), [
    { op: 'Remove', path: 'members', value: [{ value: 'a' }, { value: 'b' }] },
  ]);
  assert.deepStrictEqual(removeMembersOperations(['a', 'b'], '2020'), [
    { op: 'remove', path: 'members[value eq "a"]' },
    { op: 'remove', path: 'members[value eq "b"]' },
  ]);
});

test('a group is renamed by path', () => {
  assert.deepStrictEqual(renameOperation('Nord', 'legacy'), { op: 'Replace', path: 'displayName', value: 'Nord' });
  assert.deepStrictEqual(renameOperation('Nord', '2020'), { op: 'replace', path: 'displayName', value: 'Nord' });
});
