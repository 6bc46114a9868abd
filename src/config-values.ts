// What a setting may be, where it is more than one of a few words.

import { isIP } from 'node:net';
import * as v from 'valibot';

export function wholeNumber(least: number, most: number): v.GenericSchema<string, number> {
  return v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number), v.minValue(least), v.maxValue(most));
}

/** An address without a path, as browsers compare them. */
export const origin: v.GenericSchema<string, string> = v.pipe(v.string(), v.check(isOrigin), v.transform(toOrigin));

/** Addresses and networks, separated by commas. */
export const networks: v.GenericSchema<string, readonly string[]> = v.pipe(
  v.string(),
  v.transform(splitList),
  v.check(isNetworkList),
);

/** The URI of a contact (RFC 9116 §2.5.3). */
export const contact: v.GenericSchema<string, string> = v.pipe(
  v.string(),
  v.regex(/^(?:mailto:|https:\/\/)[\x21-\x7e]{3,500}$/),
);

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false;
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

function toOrigin(text: string): string {
  return new URL(text).origin;
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isNetworkList(networks: readonly string[]): boolean {
  return networks.every((network) => {
    const [address = '', bits, ...rest] = network.split('/');
    const family = isIP(address);
    if (family === 0 || rest.length > 0) return false;
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
  });
}
