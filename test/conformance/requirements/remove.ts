// Removing: what RFC 7644 §3.6 ask for.

import type { Requirement } from './requirement.ts';

export const remove = [
  { id: '7644-3.6-a', level: 'SHALL', text: 'Successful DELETE answers 204 without body.' },
  { id: '7644-3.6-b', level: 'MUST', text: 'After it every operation on the id answers 404.' },
  { id: '7644-3.6-c', level: 'MUST', text: 'Deleted resources are absent from queries.' },
  { id: '7644-3.6-d', level: 'SHOULD NOT', text: 'They do not count in conflict checks.' },
  { id: '7644-3.6-e', level: 'MAY', text: 'The provider may keep the data internally.' },
  { id: '7644-3.6-f', level: 'prose', text: 'DELETE of an unknown id is 404.' },
  {
    id: '7644-3.6-g',
    level: 'implied',
    text: "Deleting a user takes it out of groups' members (referential integrity, RFC 7643 2.3.7 MAY).",
  },
] as const satisfies readonly Requirement[];
