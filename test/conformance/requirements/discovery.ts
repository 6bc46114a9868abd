// Discovery, comparison of names and tenants: what RFC 7644 §4 to §6 ask for.

import type { Requirement } from './requirement.ts';

export const discovery = [
  { id: '7644-4-a', level: 'SHALL', text: '/ServiceProviderConfig returns one object with its schema URN.' },
  { id: '7644-4-b', level: 'SHALL', text: '/Schemas returns all supported schemas as ListResponse.' },
  { id: '7644-4-c', level: 'prose', text: '/Schemas/{urn} returns one schema.' },
  { id: '7644-4-d', level: 'SHALL', text: '/ResourceTypes returns a ListResponse; /ResourceTypes/{name} one object.' },
  {
    id: '7644-4-e',
    level: 'SHALL',
    text: 'Sorting, paging and other query parameters are ignored on these endpoints.',
  },
  { id: '7644-4-f', level: 'SHOULD', text: 'A filter on these endpoints is refused with 403.' },
  { id: '7644-4-g', level: 'prose', text: 'The endpoints are read-only.' },
  { id: '7644-4-h', level: 'implied', text: 'What discovery says equals what the service does.' },
  {
    id: '7644-5-a',
    level: 'MUST',
    text: 'userName and password are prepared and compared as PRECIS asks (RFC 7613, now RFC 8265).',
  },
  {
    id: '7644-6-a',
    level: 'OPTIONAL',
    text: 'Multi-tenancy is optional; several client:tenant relations are possible.',
  },
  {
    id: '7644-6.1-a',
    level: 'MAY',
    text: 'Tenant may be inferred from the credential or given by URL prefix, sub-domain or header.',
  },
  { id: '7644-6.1-b', level: 'prose', text: 'Access controls hold when the client names a tenant explicitly.' },
  { id: '7644-6.1-c', level: 'prose', text: 'Precedence of implicit against explicit tenant is settled.' },
  {
    id: '7644-6.2-a',
    level: 'prose',
    text: 'ids need not be unique across tenants; externalId is unique only within one.',
  },
] as const satisfies readonly Requirement[];
