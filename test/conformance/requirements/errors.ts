// Errors: what RFC 7644 §3.12 ask for.

import type { Requirement } from './requirement.ts';

export const errors = [
  { id: '7644-3.12-a', level: 'MUST', text: 'Every error has a JSON body of the Error schema.' },
  { id: '7644-3.12-b', level: 'REQUIRED', text: 'status is the HTTP code as a JSON string.' },
  { id: '7644-3.12-c', level: 'OPTIONAL', text: "scimType, if present, is a Table 9 keyword (or RFC 9865's)." },
  { id: '7644-3.12-d', level: 'OPTIONAL', text: 'detail is human-readable and leaks no internals.' },
  { id: '7644-3.12-e', level: 'SHOULD', text: '400: unparsable, syntactically wrong or violating schema.' },
  { id: '7644-3.12-f', level: 'SHOULD', text: '401: authorisation header invalid or missing.' },
  { id: '7644-3.12-g', level: 'SHOULD', text: '403: operation not permitted with this authorisation.' },
  { id: '7644-3.12-h', level: 'SHOULD', text: '404: resource or endpoint does not exist.' },
  { id: '7644-3.12-i', level: 'SHOULD', text: '409: version conflict or duplicate.' },
  { id: '7644-3.12-j', level: 'SHOULD', text: '412: precondition failed, resource changed.' },
  { id: '7644-3.12-k', level: 'SHOULD', text: '413: payload too large, with the limit.' },
  {
    id: '7644-3.12-l',
    level: 'SHOULD',
    text: '500 carries descriptive advice; 501 means the operation is not supported.',
  },
  { id: '7644-3.12-m', level: 'SHOULD', text: '307/308 redirects keep the method; client repeats at the location.' },
  {
    id: '7644-3.12-n',
    level: 'prose',
    text: 'invalidFilter: bad filter syntax or unsupported attribute/operator pair (query and PATCH path filter).',
  },
  { id: '7644-3.12-o', level: 'prose', text: 'uniqueness: value in use or reserved, on POST, PUT, PATCH.' },
  {
    id: '7644-3.12-p',
    level: 'prose',
    text: 'mutability: change not compatible with mutability or state (PUT, PATCH).',
  },
  { id: '7644-3.12-q', level: 'prose', text: 'invalidSyntax: body structure wrong.' },
  { id: '7644-3.12-r', level: 'prose', text: 'invalidPath: malformed PATCH path.' },
  { id: '7644-3.12-s', level: 'prose', text: 'noTarget: path yields nothing to operate on.' },
  { id: '7644-3.12-t', level: 'prose', text: 'invalidValue: required value missing or wrong type/format.' },
  { id: '7644-3.12-u', level: 'prose', text: 'invalidVers: protocol version not supported.' },
  { id: '7644-3.12-v', level: 'prose', text: 'tooMany and sensitive apply to queries.' },
] as const satisfies readonly Requirement[];
