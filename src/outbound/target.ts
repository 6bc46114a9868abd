// What can be said of an address that a user entered before its name is resolved.

import { isIP } from 'node:net';
import { isAllowedAddress, isLoopback, type Network } from './address.ts';

/** Why no request goes to an address. */
export type TargetProblem = 'syntax' | 'length' | 'scheme' | 'credentials' | 'network';

/** An address that may be resolved. */
export interface Target {
  readonly url: URL;
  /** A name, or an IP address without brackets. */
  readonly host: string;
}

export const maxUrlLength = 2048;

/** The target that a text names, or what is wrong with it. */
export function parseTarget(text: string, allowed: readonly Network[]): Target | TargetProblem {
  if (text.length > maxUrlLength) return 'length';
  const url = URL.parse(text);
  if (url === null || hasHiddenCharacter(text)) return 'syntax';
  if (url.username !== '' || url.password !== '') return 'credentials';
  const host = hostOf(url);
  if (!isSchemeAllowed(url, host, allowed)) return 'scheme';
  return areAllowed(knownAddresses(host), allowed) ? { url, host } : 'network';
}

/** Whether each of these addresses may be reached. */
export function areAllowed(addresses: readonly string[], allowed: readonly Network[]): boolean {
  return addresses.every((address) => isAllowedAddress(address, allowed));
}

/** Without encryption only to this machine, and only where the operator allowed it. */
function isSchemeAllowed({ protocol }: URL, host: string, allowed: readonly Network[]): boolean {
  if (protocol === 'https:') return true;
  const addresses = knownAddresses(host);
  return protocol === 'http:' && addresses.length > 0 && addresses.every(isLoopback) && areAllowed(addresses, allowed);
}

/** The URL parser has made decimal, octal and hexadecimal hosts and full-width digits plain; the dot of the root is left. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Whether a name is this machine, whatever a resolver says (RFC 6761 §6.3). */
export function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

/** What is known before a resolver is asked. */
function knownAddresses(host: string): readonly string[] {
  if (isLoopbackName(host)) return ['127.0.0.1'];
  return isIP(host) === 0 ? [] : [host];
}

/** The parser drops tabs and line breaks and takes backslashes as slashes: what is stored shall be what is requested. */
function hasHiddenCharacter(text: string): boolean {
  return /[\s\\\p{Cc}\p{Cf}]/u.test(text);
}
