import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsOf } from './needs.ts';

const cases = [
  { file: 'src/scim/patch/apply.test.ts', needs: [] },
  { file: 'src/store/contract/members.test.ts', needs: ['PostgreSQL'] },
  { file: 'test/console/journey.test.ts', needs: ['browser', 'build'] },
];

for (const { file, needs } of cases) {
  test(`${file} needs ${needs.join(' and ') || 'nothing'}`, () => {
    assert.deepEqual([...needsOf([file])], needs);
  });
}
