// Messages, creating and reading: what RFC 7644 §3.1 to §3.4.1 ask for.

import type { Requirement } from './requirement.ts';

export const createAndRead = [
  { id: '7644-3.1-a', level: 'prose', text: 'SCIM content is identified as application/scim+json.' },
  { id: '7644-3.1-b', level: 'MUST', text: 'SCIM messages carry a schemas URI starting urn:ietf:params:scim:api:.' },
  { id: '7644-3.1-c', level: 'SHALL NOT', text: 'Message schemas are not discoverable under /Schemas.' },
  {
    id: '7644-3.1-d',
    level: 'SHALL',
    text: 'Responses show the resource state as the provider understands it, not an echo of the request.',
  },
  { id: '7644-3.2-a', level: 'SHOULD', text: 'Endpoints of extended resource types are the plural of the type name.' },
  { id: '7644-3.2-b', level: 'MUST NOT', text: 'PUT never creates a resource.' },
  { id: '7644-3.2-c', level: 'SHOULD', text: 'Error codes appear both as HTTP status and inside the body.' },
  {
    id: '7644-3.2-d',
    level: 'prose',
    text: 'User, Group, discovery, Bulk, Me and .search endpoints live relative to the base URL; each supports the verbs of Tables 1-2.',
  },
  { id: '7644-3.3-a', level: 'SHALL', text: 'readOnly attributes in a POST body are ignored (not rejected).' },
  { id: '7644-3.3-b', level: 'MAY', text: 'Attributes the client did not assert may be given defaults.' },
  { id: '7644-3.3-c', level: 'MAY', text: "null or [] in a POST body clears/refuses defaults; both mean 'no value'." },
  { id: '7644-3.3-d', level: 'SHALL', text: 'A successful create answers 201.' },
  { id: '7644-3.3-e', level: 'SHOULD', text: 'The 201 body is the full representation.' },
  { id: '7644-3.3-f', level: 'SHALL', text: 'The new URI is in the Location header and in meta.location.' },
  {
    id: '7644-3.3-g',
    level: 'MUST',
    text: 'A create that conflicts with an existing resource answers 409 with scimType uniqueness.',
  },
  { id: '7644-3.3.1-a', level: 'SHALL', text: 'meta.resourceType is set by the server from the endpoint.' },
  {
    id: '7644-3.4-a',
    level: 'prose',
    text: 'Without parameters the attributes returned are those with returned always or default.',
  },
  { id: '7644-3.4.1-a', level: 'prose', text: 'GET of an existing id answers 200 with the resource.' },
  { id: '7644-3.4.1-b', level: 'example', text: 'GET answers carry Location and (if versioned) ETag headers.' },
  { id: '7644-3.4.1-c', level: 'prose', text: 'GET of an unknown id answers 404 with an Error body.' },
] as const satisfies readonly Requirement[];
