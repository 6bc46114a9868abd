// Replacing: what RFC 7644 §3.5, §3.5.1 ask for.

import type { Requirement } from './requirement.ts';

export const replace = [
  { id: '7644-3.5-a', level: 'MUST', text: 'PUT is supported.' },
  { id: '7644-3.5.1-a', level: 'SHALL', text: 'readWrite and writeOnly values given replace the stored ones.' },
  {
    id: '7644-3.5.1-b',
    level: 'MAY',
    text: 'Omitted readWrite attributes may be cleared or defaulted (never half-merged).',
  },
  { id: '7644-3.5.1-c', level: 'MAY', text: 'null or [] clears an attribute.' },
  {
    id: '7644-3.5.1-d',
    level: 'MUST',
    text: 'An immutable attribute that has a value must be sent unchanged, else 400 mutability (SHOULD).',
  },
  { id: '7644-3.5.1-e', level: 'SHALL', text: 'An immutable attribute without a value takes the new one.' },
  { id: '7644-3.5.1-f', level: 'SHALL', text: 'readOnly values in PUT are ignored.' },
  { id: '7644-3.5.1-g', level: 'MUST', text: 'Required attributes have to be in the PUT.' },
  { id: '7644-3.5.1-h', level: 'prose', text: 'Success is 200 with the whole resource.' },
  { id: '7644-3.5.1-i', level: 'prose', text: 'PUT of a taken unique value conflicts.' },
  {
    id: '7644-3.5.1-j',
    level: 'prose',
    text: 'Group members in PUT replace the member list although member sub-attributes are immutable.',
  },
] as const satisfies readonly Requirement[];
