import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Role, roles } from '../administrators/administrator.ts';
import { type Right, rightsOf } from './rights.ts';

const rights: Readonly<Record<Role, readonly Right[]>> = {
  auditor: ['observe', 'read', 'audit'],
  editor: ['observe', 'read', 'edit'],
  administrator: ['observe', 'read', 'edit', 'connect', 'administer', 'audit', 'operate'],
  owner: ['observe', 'read', 'edit', 'connect', 'administer', 'audit', 'operate', 'own'],
};

for (const role of roles) {
  test(`the role ${role} allows ${rights[role].join(', ')} and nothing else`, () => {
    assert.deepEqual(rightsOf({ kind: 'administrator', role }), rights[role]);
  });
}
