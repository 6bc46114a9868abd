// Addresses, authentication and security: what RFC 7644 §1, §2, §7 ask for.

import type { Requirement } from './requirement.ts';

export const access = [
  {
    id: '7644-1.2-a',
    level: 'MUST',
    text: 'Request URLs are percent-encoded; the server decodes them exactly once before parsing the filter.',
  },
  {
    id: '7644-1.3-a',
    level: 'MUST NOT',
    text: 'The base URI carries no query string, because clients append paths and parameters to it.',
  },
  {
    id: '7644-2-a',
    level: 'SHALL',
    text: 'Supported HTTP authentication schemes are announced with WWW-Authenticate.',
  },
  {
    id: '7644-2-b',
    level: 'MUST',
    text: 'An authenticated client is mapped to an access-control policy that decides what it may read and change.',
  },
  {
    id: '7644-2-c',
    level: 'SHOULD',
    text: 'Each request is checked for whether this subject may do this action on this resource.',
  },
  {
    id: '7644-2-d',
    level: 'SHOULD NOT',
    text: 'Bearer tokens issued on weak or no authentication of the authorising user are not used.',
  },
  { id: '7644-2-e', level: 'SHOULD', text: 'HTTP Basic, if offered at all, is combined with another factor.' },
  {
    id: '7644-2.1-a',
    level: 'SHOULD',
    text: 'If tokens represent a grant, scope and mapped subject take part in the access decision.',
  },
  {
    id: '7644-2.2-a',
    level: 'MAY',
    text: 'Anonymous requests may be allowed (self-registration); otherwise they are refused.',
  },
  { id: '7644-7.2-a', level: 'MUST', text: 'A transport-layer security mechanism is required for all SCIM traffic.' },
  { id: '7644-7.2-b', level: 'MUST', text: 'TLS 1.2 is supported (newer allowed).' },
  { id: '7644-7.4-a', level: 'MUST', text: 'Bearer tokens hold enough entropy to defeat guessing.' },
  { id: '7644-7.4-b', level: 'MUST', text: 'Bearer tokens have a limited lifetime the provider can determine.' },
  { id: '7644-7.4-c', level: 'MUST', text: 'Bearer tokens and cookies travel only over TLS.' },
  { id: '7644-7.4-d', level: 'SHOULD', text: 'An authentication cookie lasts no longer than a browser session.' },
  {
    id: '7644-7.5.2-a',
    level: 'SHOULD',
    text: "A GET whose filter holds confidential personal data is refused with 403; scimType 'sensitive' may be set, telling the client to use POST /.search.",
  },
  {
    id: '7644-7.6-a',
    level: 'MAY',
    text: 'Providers accepting anonymous creates use countermeasures: client rate limits, active=false by default.',
  },
  { id: '7644-7.7-a', level: 'SHOULD', text: 'Inputs and parameters are validated against injection attacks.' },
  { id: '7644-7.7-b', level: 'SHOULD', text: 'Credentials are not kept in clear text but hashed.' },
  {
    id: '7644-7.7-c',
    level: 'SHOULD',
    text: 'The access model tells individual client applications and self-service users apart.',
  },
  {
    id: '7644-7.8-a',
    level: 'MUST',
    text: 'Unicode strings in filters and uniqueness tests are prepared before comparison.',
  },
] as const satisfies readonly Requirement[];
