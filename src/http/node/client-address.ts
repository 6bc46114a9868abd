// The client's address: that of the connection, or the one that a trusted proxy reports in X-Forwarded-For.
// Other X-Forwarded-* headers are ignored: links come from the configured public URL alone.

import { BlockList, isIP } from 'node:net';
import type { Logger } from '../logger.ts';

/** The address a request comes from, given the connection's address and the X-Forwarded-For header. */
export type AddressReader = (connection: string | undefined, forwardedFor: string | undefined) => string | undefined;

const maxHops = 16;
const mappedAddress = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Receives the first connection whose X-Forwarded-For is not believed. */
export type ProxyNotice = (connection: string) => void;

/** It may be the reverse proxy, or anybody who writes the header. */
export function noticeProxy(logger: Pick<Logger, 'warn'>): ProxyNotice {
  return (connection) => {
    const sentence =
      'requests carry X-Forwarded-For from an address that is not trusted: if it is the reverse proxy, name it in BECARD_TRUST_PROXY';
    logger.warn({ connection }, sentence);
  };
}

/**
 * Reads the chain from its end, where the trusted proxy wrote, to the first address that is no proxy of ours:
 * the part before it was written by the client.
 */
export function createAddressReader(
  trustedNetworks: readonly string[],
  notice: ProxyNotice = () => undefined,
): AddressReader {
  const isTrusted = createNetworkCheck(trustedNetworks);
  let isNoticed = false;
  return (connection, forwardedFor) => {
    const nearest = connection === undefined ? undefined : plainAddress(connection);
    if (nearest === undefined || forwardedFor === undefined) return nearest;
    if (!isTrusted(nearest)) {
      if (!isNoticed) notice(nearest);
      isNoticed = true;
      return nearest;
    }
    const hops = forwardedFor
      .split(',')
      .slice(-maxHops)
      .map((hop) => plainAddress(hop.trim()));
    const foreign = hops.findLast((hop) => isIP(hop) === 0 || !isTrusted(hop));
    return foreign !== undefined && isIP(foreign) !== 0 ? foreign : nearest;
  };
}

function createNetworkCheck(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) addNetwork(list, network);
  return (address) => networks.length > 0 && list.check(address, familyOf(address));
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', bits] = network.split('/');
  if (bits === undefined) list.addAddress(address, familyOf(address));
  else list.addSubnet(address, Number(bits), familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** A socket that listens on both families reports IPv4 addresses as ::ffff:a.b.c.d. */
function plainAddress(address: string): string {
  return mappedAddress.exec(address)?.[1] ?? address;
}
