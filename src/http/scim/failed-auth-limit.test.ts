import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from '../network.ts';
import { createFailedAuthLimit } from './failed-auth-limit.ts';

test('the twenty-first refusal within a minute has to wait, another address has not', () => {
  const limit = createFailedAuthLimit();
  for (let at = 0; at < 20; at += 1) limit.count('192.0.2.1', undefined, at * 1000);

  const refused = limit.count('192.0.2.1', undefined, 20_000);

  assert.deepEqual([refused?.code, refused?.retryAfterSeconds], ['BC-502', 40]);
  assert.equal(limit.count('192.0.2.2', undefined, 20_000), undefined);
  assert.equal(limit.count('192.0.2.1', undefined, 60_000), undefined);
});

for (const [address, network] of [
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, 'unknown'],
] as const) {
  test(`${address} is counted as ${network}`, () => {
    assert.equal(networkOf(address), network);
  });
}

test('an endless number of addresses does not fill the memory', () => {
  const limit = createFailedAuthLimit();
  for (let at = 0; at < 30_000; at += 1) limit.count(`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, undefined, at);

  for (let at = 0; at < 20; at += 1) limit.count('10.0.0.0', undefined, 30_000);
  assert.equal(limit.count('10.0.0.0', undefined, 30_000)?.code, 'BC-502');
});
