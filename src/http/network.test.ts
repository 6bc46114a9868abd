import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortenAddress } from './network.ts';

const addresses: readonly (readonly [address: string | undefined, network: string | undefined])[] = [
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:0db8:85a3:12::8a2e:370:7334', '2001:db8:85a3::'],
  ['fe80::1%eth0', 'fe80:0:0::'],
  ['::1', '0:0:0::'],
  [undefined, undefined],
];

for (const [address, network] of addresses) {
  test(`of ${String(address)} the audit log keeps ${String(network)}`, () => {
    assert.equal(shortenAddress(address), network);
  });
}
