// The network by which attempts are counted: an IPv4 address by itself, an IPv6 address by its /64, since that is
// what one customer of a provider gets (RFC 6177 §2) and every address in it costs nothing.

import { isIPv4, isIPv6 } from 'node:net';

const groupsOfNetwork = 4;
const groupsOfSite = 3;
const groups = 8;

/** The same text for every address of one network. */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const plain = address.split('%')[0] ?? address;
  return isIPv6(plain) ? `${expand(plain).slice(0, groupsOfNetwork).join(':')}::/64` : address;
}

/** The network of an address (/24 of IPv4, /48 of IPv6), for records that are kept long. */
export function shortenAddress(address: string | undefined): string | undefined {
  const plain = address?.split('%')[0] ?? '';
  const mapped = plain.toLowerCase().startsWith('::ffff:') ? plain.slice('::ffff:'.length) : plain;
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0`;
  return isIPv6(plain) ? `${expand(plain).slice(0, groupsOfSite).join(':')}::` : undefined;
}

function expand(address: string): readonly string[] {
  const [before = '', after] = address.toLowerCase().split('::');
  const left = before === '' ? [] : before.split(':');
  if (after === undefined) return left.map(withoutZeros);
  const right = after === '' ? [] : after.split(':');
  const missing = Math.max(0, groups - left.length - right.length);
  return [...left, ...Array<string>(missing).fill('0'), ...right].map(withoutZeros);
}

function withoutZeros(group: string): string {
  return group.replace(/^0+(?=.)/, '');
}
