// Refuses ambiguous requests before they are read (RFC 9112 §11.1, RFC 9110 §5.3):
// another version of HTTP, no Host, or a repeated singleton header, of which node:http would take the first.

import type { IncomingMessage } from 'node:http';

/** Headers that may occur once (RFC 9110 §5.3); those that decide who asks, for what, and how long it is. */
const singletons: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'content-type',
  'expect',
  'host',
  'origin',
]);

/** Why the form of a request is refused; undefined for a good one. */
export function faultOfForm(incoming: IncomingMessage): string | undefined {
  const { httpVersion, headers } = incoming;
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return `This server speaks HTTP/1.1, not HTTP/${httpVersion}.`;
  if (httpVersion === '1.1' && headers.host === undefined)
    return 'The request has no Host header, which HTTP/1.1 demands.';
  const repeated = findRepeated(incoming);
  return repeated === undefined ? undefined : `The header ${repeated} was sent twice. Send it once.`;
}

// Most requests repeat no header at all: then there are as many as the parsed ones.
function findRepeated({ headers, rawHeaders }: IncomingMessage): string | undefined {
  if (Object.keys(headers).length * 2 === rawHeaders.length) return undefined;
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (seen.has(name) && singletons.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}
