import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userType } from './resource-type.ts';
import { enterpriseUserUrn, patchOpUrn } from './urn.ts';
import { namesInBody, namesInPatch } from './written.ts';

test('a body sets its names, those of an extension under its URN', () => {
  const body = { userName: 'j', shoeSize: 5, [enterpriseUserUrn.toUpperCase()]: { department: 'IT', manager: null } };

  assert.deepStrictEqual(namesInBody(userType, body), [
    'userName',
    'shoeSize',
    `${enterpriseUserUrn}:department`,
    `${enterpriseUserUrn}:manager`,
  ]);
  assert.deepStrictEqual(namesInBody(userType, { [enterpriseUserUrn]: 'x' }), []);
});

test('a PATCH sets the attributes of its paths and of its objects', () => {
  const operations = [
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'j@example.com' },
    { op: 'add', value: { title: 'Lead', department: 'IT' } },
  ];

  assert.deepStrictEqual(namesInPatch(userType, { schemas: [patchOpUrn], Operations: operations }), [
    'emails',
    'title',
    `${enterpriseUserUrn}:department`,
  ]);
});
