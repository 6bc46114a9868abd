// Bulk: what RFC 7644 §3.7 ask for.

import type { Requirement } from './requirement.ts';

export const bulk = [
  {
    id: '7644-3.7-a',
    level: 'prose',
    text: 'Bulk is optional and discoverable; requests carry the BulkRequest URN, answers BulkResponse.',
  },
  {
    id: '7644-3.7-b',
    level: 'OPTIONAL',
    text: 'failOnErrors: number of errors accepted before stopping; not in responses.',
  },
  { id: '7644-3.7-c', level: 'REQUIRED', text: 'Operations is required.' },
  { id: '7644-3.7-d', level: 'REQUIRED', text: 'method is POST, PUT, PATCH or DELETE.' },
  { id: '7644-3.7-e', level: 'REQUIRED', text: 'bulkId is required for POST and unique in the request.' },
  { id: '7644-3.7-f', level: 'MAY', text: 'version may be given for PUT/PATCH/DELETE and is checked like If-Match.' },
  { id: '7644-3.7-g', level: 'REQUIRED', text: 'path: type endpoint for POST, resource path otherwise.' },
  {
    id: '7644-3.7-h',
    level: 'REQUIRED',
    text: 'data is required for POST, PUT and PATCH and is what a single request would carry.',
  },
  { id: '7644-3.7-i', level: 'REQUIRED', text: 'location is in each result except a failed POST.' },
  { id: '7644-3.7-j', level: 'MUST', text: 'A non-2xx result includes the response body with the error.' },
  { id: '7644-3.7-k', level: 'prose', text: 'status of an operation is the HTTP code as a string.' },
  {
    id: '7644-3.7-l',
    level: 'MUST',
    text: 'A processed job answers 200 even when operations failed; otherwise a fitting HTTP error.',
  },
  { id: '7644-3.7-m', level: 'MUST', text: 'Without failOnErrors as many changes as possible are made.' },
  { id: '7644-3.7-n', level: 'MUST', text: 'bulkId is returned with the new resource.' },
  { id: '7644-3.7-o', level: 'MUST', text: "Reordering keeps the client's intent and end state." },
  {
    id: '7644-3.7.1-a',
    level: 'MUST',
    text: 'Circular cross-references are attempted; 409 may be returned after failure.',
  },
  { id: '7644-3.7.2-a', level: 'MUST', text: 'bulkId:x references are replaced by the real id.' },
  { id: '7644-3.7.2-b', level: 'MUST', text: 'References in extensions are handled likewise (manager.value).' },
  { id: '7644-3.7.2-c', level: 'implied', text: 'bulkId references are also resolved in paths and PATCH values.' },
  { id: '7644-3.7.3-a', level: 'MUST', text: 'The response holds the result of every processed operation.' },
  { id: '7644-3.7.3-b', level: 'MUST', text: 'A failed operation carries a readable explanation.' },
  { id: '7644-3.7.4-a', level: 'MUST', text: 'Maximum operations and payload size are defined.' },
  { id: '7644-3.7.4-b', level: 'MUST', text: 'Over either limit: 413.' },
  { id: '7644-3.7.4-c', level: 'MUST', text: 'The 413 body names the exceeded limit.' },
  {
    id: '7644-3.7.4-d',
    level: 'implied',
    text: 'Tenant limits and authorisation apply to every operation inside a bulk.',
  },
] as const satisfies readonly Requirement[];
