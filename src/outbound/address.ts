// Which addresses on the network a request to an address that a user entered may reach: public ones, and those that the operator allowed.

import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A network in the notation of RFC 4632, for example 10.0.0.0/8; a single address is a network of one. */
export type Network = string;

/** The addresses that are assigned to hosts on the Internet (RFC 4291 §2.4, IANA IPv6 Address Space). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** Bytes 8 to 11 of an ISATAP address, behind which an IPv4 address follows (RFC 5214 §6.1). */
const isatapMarks = ['0,0,94,254', '2,0,94,254'];

/** Whether requests may go to this address; a text that is no address is none. */
export function isAllowedAddress(text: string, allowed: readonly Network[]): boolean {
  const address = parseAddress(text);
  if (address === undefined) return false;
  return isPublic(address) || isWithin(address, allowed);
}

export function isLoopback(text: string): boolean {
  return parseAddress(text)?.range() === 'loopback';
}

/** IPv4 in IPv6 notation is the IPv4 address: the system connects to it as such. */
function parseAddress(text: string): Address | undefined {
  // A zone selects an interface of this machine, so no remote host needs one.
  if (text.includes('%') || !ipaddr.isValid(text)) return undefined;
  return ipaddr.process(text);
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  if (address instanceof ipaddr.IPv4) return true;
  return address.match(globalUnicast) && !isatapMarks.includes(address.toByteArray().slice(8, 12).join());
}

function isWithin(address: Address, networks: readonly Network[]): boolean {
  return networks.some((network) => {
    const [base, bits] = parseNetwork(network);
    return base.kind() === address.kind() && address.match([base, bits] as [never, number]);
  });
}

function parseNetwork(network: Network): [Address, number] {
  if (network.includes('/')) return ipaddr.parseCIDR(network);
  const address = ipaddr.process(network);
  return [address, address.kind() === 'ipv6' ? 128 : 32];
}
