import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, email, openWithOwner } from '../testing/workbench.ts';
import { verifyAdministrator } from './proof.ts';

test('a wrong password and an unknown account are refused alike and cost the same', async () => {
  const { accounts, slowHashes } = await openWithOwner();
  const costs: number[] = [];
  const codes: string[] = [];
  for (const address of [email, 'unknown@example.com']) {
    const before = slowHashes();
    codes.push(await codeOf(() => verifyAdministrator(accounts, address, 'wrong password!')));
    costs.push(slowHashes() - before);
  }

  assert.deepEqual(codes, ['BC-902', 'BC-902']);
  assert.deepEqual(costs, [1, 1]);
});
