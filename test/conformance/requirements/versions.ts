// Versions of the protocol and of resources: what RFC 7644 §3.13, §3.14 ask for.

import type { Requirement } from './requirement.ts';

export const versions = [
  { id: '7644-3.13-a', level: 'MUST', text: "A version in the URL is 'v' + number directly before the endpoint." },
  { id: '7644-3.13-b', level: 'MUST', text: 'A named version is honoured or the request rejected.' },
  { id: '7644-3.13-c', level: 'SHOULD', text: 'Without a version the newest supported is used.' },
  { id: '7644-3.14-a', level: 'MUST', text: 'When supported, the version is in the ETag header.' },
  { id: '7644-3.14-b', level: 'SHOULD', text: 'meta.version equals the ETag.' },
  { id: '7644-3.14-c', level: 'MAY', text: 'Weak ETags may be used.' },
  { id: '7644-3.14-d', level: 'prose', text: 'If-None-Match with the current tag -> 304 with empty body.' },
  {
    id: '7644-3.14-e',
    level: 'MAY',
    text: 'If-Match on PUT/PATCH succeeds only on a match; else 412 (Table 8; DELETE too).',
  },
  {
    id: '7644-3.14-f',
    level: 'implied',
    text: 'The tag changes on each change and only then; parallel conditional writes let one win.',
  },
  { id: '7644-3.14-g', level: 'implied', text: 'ServiceProviderConfig.etag.supported tells the truth.' },
] as const satisfies readonly Requirement[];
