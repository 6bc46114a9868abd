import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddressReader } from './client-address.ts';

for (const [what, networks, connection, forwardedFor, expected] of [
  ['no proxy is trusted by default', [], '10.0.0.1', '192.0.2.9', '10.0.0.1'],
  ['a client cannot choose an address', ['10.0.0.0/8'], '192.0.2.1', '127.0.0.1', '192.0.2.1'],
  ['a trusted proxy is believed', ['10.0.0.0/8'], '10.0.0.1', '192.0.2.9', '192.0.2.9'],
  ['the part before our proxies is not', ['10.0.0.0/8'], '10.0.0.1', '1.1.1.1, 192.0.2.9, 10.0.0.2', '192.0.2.9'],
  ['an address in IPv6 clothes is the same address', ['10.0.0.1'], '::ffff:10.0.0.1', '2001:db8::1', '2001:db8::1'],
  ['nonsense leaves the proxy itself', ['10.0.0.1'], '10.0.0.1', 'unknown', '10.0.0.1'],
  ['a chain of our own proxies leaves the nearest', ['10.0.0.0/8'], '10.0.0.1', '10.0.0.3', '10.0.0.1'],
  ['no header leaves the connection', ['10.0.0.1'], '10.0.0.1', undefined, '10.0.0.1'],
  ['a connection that is gone has no address', ['10.0.0.1'], undefined, '192.0.2.9', undefined],
] as const) {
  test(what, () => {
    assert.equal(createAddressReader(networks)(connection, forwardedFor), expected);
  });
}

test('a proxy that is not trusted is reported once', () => {
  const reported: string[] = [];
  const read = createAddressReader(['10.0.0.0/8'], (connection) => reported.push(connection));

  read('10.0.0.1', '192.0.2.9');
  read('172.17.0.1', undefined);
  read('::ffff:172.17.0.1', '192.0.2.9');
  read('172.17.0.2', '192.0.2.9');

  assert.deepEqual(reported, ['172.17.0.1']);
});
