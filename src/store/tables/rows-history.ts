// Events and entries of the provisioning log as rows.

import type { DirectoryEvent, LogAppend, LogEntry, TokenId } from '../../domain/store.ts';
import { fieldsOf } from './fields.ts';

/** Entries are in the order of writing, which is behind their requests by less than this. */
export const lateMs = 10 * 60_000;

export const eventFields = fieldsOf<DirectoryEvent>({
  id: 'value',
  type: 'value',
  at: 'value',
  actor: 'value',
  resourceId: 'value',
  subject: 'value',
  changes: 'json',
});

export const logFields = fieldsOf<LogEntry>({
  id: 'value',
  at: 'value',
  durationMs: 'value',
  tokenId: 'value',
  action: 'value',
  method: 'value',
  path: 'value',
  status: 'value',
  outcome: 'value',
  code: 'value',
  fields: 'json',
  detail: 'value',
  warnings: 'json',
  resourceId: 'value',
  subject: 'value',
  search: 'value',
  requestBody: 'value',
  responseBody: 'value',
});

/** The parts of an entry that hold personal values. */
export const personalFields = fieldsOf<
  Pick<LogEntry, 'path' | 'fields' | 'detail' | 'resourceId' | 'subject' | 'search' | 'requestBody' | 'responseBody'>
>({
  path: 'value',
  fields: 'json',
  detail: 'value',
  resourceId: 'value',
  subject: 'value',
  search: 'value',
  requestBody: 'value',
  responseBody: 'value',
});

/** When each token was last accepted, by entries of its requests. */
export function lastUses(appended: readonly LogAppend[]): ReadonlyMap<TokenId, number> {
  const uses = new Map<TokenId, number>();
  for (const { entry } of appended) {
    const { tokenId, at, action } = entry;
    if (tokenId !== undefined && action !== 'Refused') uses.set(tokenId, Math.max(at, uses.get(tokenId) ?? at));
  }
  return uses;
}
