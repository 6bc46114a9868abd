// Resources and their common attributes: what RFC 7643 §3 ask for.

import type { Requirement } from './requirement.ts';

export const resources = [
  { id: '7643-3-a', level: 'REQUIRED', text: 'schemas is a non-empty array of unique URIs in every representation.' },
  { id: '7643-3-b', level: 'MUST', text: "schemas holds only the type's schema and its extensions." },
  { id: '7643-3-c', level: 'MUST NOT', text: 'No duplicate schema URIs.' },
  { id: '7643-3-d', level: 'MUST NOT', text: 'Order of schemas has no effect.' },
  { id: '7643-3-e', level: 'prose', text: 'Response schemas list exactly the namespaces present.' },
  { id: '7643-3-f', level: 'prose', text: 'Extension attributes sit in a container keyed by the extension URN.' },
  { id: '7643-3.1-a', level: 'MUST', text: 'id and meta are assigned by the server.' },
  { id: '7643-3.1-b', level: 'MUST', text: 'Every representation has a non-empty id.' },
  { id: '7643-3.1-c', level: 'MUST', text: 'id is unique over all resources of the provider.' },
  { id: '7643-3.1-d', level: 'MUST', text: 'id is stable and never reassigned.' },
  { id: '7643-3.1-e', level: 'MUST NOT', text: 'Clients do not set id.' },
  { id: '7643-3.1-f', level: 'MUST NOT', text: "'bulkId' does not occur in ids." },
  { id: '7643-3.1-g', level: 'prose', text: 'id is caseExact, readOnly, returned always.' },
  { id: '7643-3.1-h', level: 'MUST NOT', text: 'The provider does not invent externalId.' },
  { id: '7643-3.1-i', level: 'MUST', text: 'externalId is scoped to the provisioning domain (tenant/client).' },
  {
    id: '7643-3.1-j',
    level: 'prose',
    text: 'externalId is caseExact and readWrite; the server does not enforce uniqueness.',
  },
  { id: '7643-3.1-k', level: 'SHALL', text: 'meta from clients is ignored.' },
  { id: '7643-3.1-l', level: 'MUST', text: 'created is a dateTime and does not change.' },
  {
    id: '7643-3.1-m',
    level: 'MUST',
    text: 'lastModified equals created until the first change, then moves on each real change.',
  },
  {
    id: '7643-3.1-n',
    level: 'MUST',
    text: 'meta.location equals the Content-Location header (if sent) and is the resource URI.',
  },
  { id: '7643-3.1-o', level: 'prose', text: 'meta.version equals the ETag header.' },
  { id: '7643-3.1-p', level: 'MUST', text: 'A tag that is not a strong validator is prefixed W/.' },
  { id: '7643-3.1-q', level: 'prose', text: 'meta.resourceType names the type, caseExact.' },
  {
    id: '7643-3.1-r',
    level: 'MUST',
    text: 'id, externalId, meta exist for all types incl. extended ones (discovery resources excepted).',
  },
  { id: '7643-3.3-a', level: 'MUST', text: 'schemas contains the base schema.' },
  { id: '7643-3.3-b', level: 'SHALL', text: 'The extension URI is the JSON container key.' },
  { id: '7643-3.3-c', level: 'SHOULD', text: 'Extensions do not redefine core attributes.' },
] as const satisfies readonly Requirement[];
