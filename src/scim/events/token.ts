// The claims of a Security Event Token about a SCIM resource (RFC 8417 §2.2, RFC 9967 §2.1, §2.2). Signing is the caller's.

import type { JsonObject } from '../json.ts';
import type { EventStatement } from './statement.ts';
import type { EventUri } from './uri.ts';

/** The media type of a SET, and the `typ` of its header without the prefix "application/" (RFC 8417 §2.3, §7.2). */
export const setMediaType = 'application/secevent+jwt';
export const setHeaderType = 'secevent+jwt';

/** The resource that an event is about. */
export interface EventSubject {
  /** The path below the base URI: "/Users/2819c223". */
  readonly uri: string;
  readonly externalId?: string | undefined;
}

/** What the events of one token have in common. Times in milliseconds since 1970. */
export interface TokenHead {
  readonly id: string;
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly issuedAt: number;
  /** When the change happened. */
  readonly occurredAt?: number | undefined;
  /** Names the change: equal in every token about it. */
  readonly transaction?: string | undefined;
}

export interface SetClaims {
  readonly iss: string;
  readonly iat: number;
  readonly jti: string;
  readonly aud: readonly string[];
  readonly txn?: string;
  readonly toe?: number;
  readonly sub_id: { readonly format: 'scim'; readonly uri: string; readonly externalId?: string };
  readonly events: { readonly [Uri in EventUri]?: JsonObject };
}

/** The claims of a token that states these events of one change. There is no `sub`: a SET is no authorization token (RFC 9967 §2.1). */
export function setClaims(head: TokenHead, subject: EventSubject, statements: readonly EventStatement[]): SetClaims {
  requireTogether(statements.map(({ uri }) => uri));
  const { id, issuer, audience, issuedAt, occurredAt, transaction } = head;
  return {
    iss: issuer,
    iat: numericDate(issuedAt),
    jti: id,
    aud: audience,
    ...(transaction === undefined ? {} : { txn: transaction }),
    ...(occurredAt === undefined ? {} : { toe: numericDate(occurredAt) }),
    sub_id: {
      format: 'scim',
      uri: subject.uri,
      ...(subject.externalId === undefined ? {} : { externalId: subject.externalId }),
    },
    events: Object.fromEntries(statements.map(({ uri, payload }) => [uri, payload])),
  };
}

/** A token states at least one event, none twice (RFC 8417 §2.2), and no removal from the feed beside a deletion (RFC 9967 §2.4.4). */
function requireTogether(uris: readonly EventUri[]): void {
  const distinct = new Set(uris);
  const isRemovedTwice =
    distinct.has('urn:ietf:params:scim:event:prov:delete') && distinct.has('urn:ietf:params:scim:event:feed:remove');
  if (distinct.size === uris.length && distinct.size > 0 && !isRemovedTwice) return;
  throw new RangeError(`No Security Event Token can state these events together: ${uris.join(', ') || 'none'}`);
}

/** RFC 7519 §2. */
export function numericDate(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
