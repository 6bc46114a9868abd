// Paging by cursor: what RFC 9865 ask for.

import type { Requirement } from './requirement.ts';

export const cursors = [
  { id: '9865-2-a', level: 'MUST', text: 'The first cursor request has an empty cursor or none.' },
  { id: '9865-2-b', level: 'prose', text: 'Cursor values use only RFC 3986 unreserved characters.' },
  { id: '9865-2-c', level: 'SHALL', text: 'Negative count is 0; count 0 returns only totalResults.' },
  { id: '9865-2-d', level: 'MUST NOT', text: 'Not more than count results.' },
  { id: '9865-2-e', level: 'MUST', text: 'nextCursor is in every page except the last.' },
  { id: '9865-2-f', level: 'MUST', text: 'nextCursor is omitted only when there are no more pages.' },
  { id: '9865-2-g', level: 'MUST NOT', text: 'previousCursor is optional and never on the first page.' },
  { id: '9865-2-h', level: 'MUST', text: 'Follow-up requests repeat all other parameters on the same endpoint.' },
  { id: '9865-2-i', level: 'MAY', text: 'totalResults should be right; may be omitted when unknown.' },
  {
    id: '9865-2-j',
    level: 'implied',
    text: 'A walk is complete under concurrent inserts and deletes: untouched resources are neither skipped nor repeated.',
  },
  { id: '9865-2.1-a', level: 'SHOULD', text: 'Bad cursor: 400 scimType invalidCursor.' },
  { id: '9865-2.1-b', level: 'SHOULD', text: 'Expired cursor: 400 expiredCursor.' },
  { id: '9865-2.1-c', level: 'SHOULD', text: 'Bad count: 400 invalidCount.' },
  { id: '9865-2.2-a', level: 'prose', text: 'With sorting, cursor pages are sorted.' },
  { id: '9865-2.3-a', level: 'MAY', text: 'A provider may force cursors by sending nextCursor unasked.' },
  {
    id: '9865-2.4-a',
    level: 'MUST',
    text: 'With both methods a default is chosen; providers that had index should keep index.',
  },
  { id: '9865-2.4-b', level: 'prose', text: 'startIndex and cursor together are contradictory.' },
  { id: '9865-3-a', level: 'prose', text: 'POST /.search takes cursor and count in the body.' },
  {
    id: '9865-4-a',
    level: 'SHOULD',
    text: 'ServiceProviderConfig.pagination tells cursor, index (both REQUIRED booleans), defaultPaginationMethod, defaultPageSize, maxPageSize, cursorTimeout.',
  },
  {
    id: '9865-5.2-a',
    level: 'MUST',
    text: "A cursor gives no access beyond the caller's own rights, even if made by another actor.",
  },
  { id: '9865-5.2-b', level: 'MUST', text: 'Authorisation is checked on every page.' },
  { id: '9865-5.2-c', level: 'SHOULD', text: "Cursors die when the actor's permissions change." },
  { id: '9865-5.2-d', level: 'prose', text: 'Cursors are obfuscated and forgery is detected.' },
  {
    id: '9865-5.2-e',
    level: 'MUST',
    text: 'Errors expose nothing; out-of-scope and non-existent page give the same message.',
  },
  { id: '9865-5.3-a', level: 'prose', text: 'Cursor use is rate-limited and bounded in memory.' },
] as const satisfies readonly Requirement[];
