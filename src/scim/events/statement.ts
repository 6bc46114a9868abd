// What a Security Event Token states about a resource: an event URI with its payload (RFC 9967 §2.3, §2.4, §2.5).

import type { JsonObject } from '../json.ts';
import type { EventUri } from './uri.ts';

export interface EventStatement {
  readonly uri: EventUri;
  readonly payload: JsonObject;
}

/** What a change says of the resource: its values ("full") or the names of the attributes that it touched ("notice"), never both. */
export type ChangeContent = Versioned & (FullContent | NoticeContent);

interface Versioned {
  /** The ETag of the resource after the event. */
  readonly version?: string | undefined;
}

interface FullContent {
  /** What the body of the SCIM request would be, as in the `data` of a bulk operation (RFC 7644 §3.7). */
  readonly data: JsonObject;
  readonly attributes?: never;
}

interface NoticeContent {
  /** Paths of attributes (RFC 7644 §3.5.2). */
  readonly attributes: readonly string[];
  readonly data?: never;
}

/** One operation of a bulk response (RFC 7644 §3.7.3). */
export interface CompletedOperation {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly status: string;
  readonly bulkId?: string;
  readonly version?: string;
  /** The SCIM error of an operation that failed. */
  readonly response?: JsonObject;
}

/** The resource has joined the feed; it need not be new. */
export function feedAdd(): EventStatement {
  return { uri: 'urn:ietf:params:scim:event:feed:add', payload: {} };
}

/** The resource has left the feed; it need not be deleted. */
export function feedRemove(): EventStatement {
  return { uri: 'urn:ietf:params:scim:event:feed:remove', payload: {} };
}

export function created(content: ChangeContent): EventStatement {
  return change('create', content);
}

export function patched(content: ChangeContent): EventStatement {
  return change('patch', content);
}

export function replaced(content: ChangeContent): EventStatement {
  return change('put', content);
}

/** The resource is gone, from the feed too: no `feedRemove` goes with it. */
export function deleted(): EventStatement {
  return { uri: 'urn:ietf:params:scim:event:prov:delete', payload: {} };
}

export function activated(): EventStatement {
  return { uri: 'urn:ietf:params:scim:event:prov:activate', payload: {} };
}

export function deactivated(): EventStatement {
  return { uri: 'urn:ietf:params:scim:event:prov:deactivate', payload: {} };
}

/** An asynchronous request has ended; the token's `txn` is the value that its client got in Set-Txn. */
export function asyncResponse(operation: CompletedOperation): EventStatement {
  return { uri: 'urn:ietf:params:scim:event:misc:asyncresp', payload: { ...operation } };
}

function change(name: 'create' | 'patch' | 'put', { version, data, attributes }: ChangeContent): EventStatement {
  return {
    uri: `urn:ietf:params:scim:event:prov:${name}:${data === undefined ? 'notice' : 'full'}`,
    payload: {
      ...(version === undefined ? {} : { version }),
      ...(data === undefined ? { attributes } : { data }),
    },
  };
}
