// Media types, notation and /Me: what RFC 7644 §3.8, §3.10, §3.11 ask for.

import type { Requirement } from './requirement.ts';

export const wire = [
  { id: '7644-3.8-a', level: 'MUST', text: 'JSON in UTF-8 is accepted and returned.' },
  { id: '7644-3.8-b', level: 'MUST', text: 'Accept: application/scim+json is supported.' },
  { id: '7644-3.8-c', level: 'SHOULD', text: 'Accept: application/json is supported.' },
  { id: '7644-3.8-d', level: 'prose', text: 'Without a stated format the answer is application/scim+json.' },
  {
    id: '7644-3.8-e',
    level: 'implied',
    text: 'Request bodies as application/scim+json and application/json, with or without charset.',
  },
  { id: '7644-3.8-f', level: 'MAY', text: 'A URI suffix .scim may select the format.' },
  {
    id: '7644-3.10-a',
    level: 'prose',
    text: "Attributes may be named with their schema URN + ':' everywhere (filters, sortBy, attributes, PATCH).",
  },
  {
    id: '7644-3.10-b',
    level: 'SHOULD',
    text: 'Extension attributes are addressed by their full URN; core names may omit it.',
  },
  { id: '7644-3.10-c', level: 'prose', text: 'Sub-attributes use dot notation after the attribute.' },
  { id: '7644-3.10-d', level: 'prose', text: 'URN, attribute and sub-attribute names are all case-insensitive.' },
  { id: '7644-3.11-a', level: 'SHOULD', text: 'Without /Me support the answer is 501.' },
  { id: '7644-3.11-b', level: 'MAY', text: "/Me may redirect with 308 to the subject's resource." },
  {
    id: '7644-3.11-c',
    level: 'MUST',
    text: 'When /Me is processed directly, Location is the permanent URI of the resource.',
  },
  { id: '7644-3.11-d', level: 'prose', text: 'POST /Me creates the type the provider chooses.' },
] as const satisfies readonly Requirement[];
