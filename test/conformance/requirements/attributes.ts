// Attributes and their types: what RFC 7643 §2 ask for.

import type { Requirement } from './requirement.ts';

export const attributes = [
  { id: '7643-2.1-a', level: 'prose', text: 'Attribute names in JSON bodies are case-insensitive.' },
  { id: '7643-2.1-b', level: 'MUST', text: 'Resources state their schema in the schemas attribute.' },
  { id: '7643-2.1-c', level: 'MUST', text: 'Names follow ATTRNAME: letter, then $ - _ digit letter.' },
  {
    id: '7643-2.2-a',
    level: 'prose',
    text: 'Unstated characteristics default: required false, caseExact false, readWrite, returned default, uniqueness none, type string.',
  },
  { id: '7643-2.3.1-a', level: 'MAY', text: 'With canonicalValues a provider may limit accepted values.' },
  { id: '7643-2.3.2-a', level: 'prose', text: 'Booleans are JSON true/false.' },
  { id: '7643-2.3.3-a', level: 'prose', text: 'Decimals are JSON numbers with digits on both sides of the point.' },
  { id: '7643-2.3.4-a', level: 'MUST NOT', text: 'Integers have no fraction or exponent.' },
  { id: '7643-2.3.5-a', level: 'MUST', text: 'dateTime is a valid xsd:dateTime with date and time.' },
  { id: '7643-2.3.6-a', level: 'MUST', text: 'Binary is base64 (padding may be absent).' },
  {
    id: '7643-2.3.7-a',
    level: 'MUST',
    text: 'A reference is an absolute or relative URI; relative ones resolve against the base.',
  },
  {
    id: '7643-2.3.7-b',
    level: 'MUST',
    text: 'A reference is HTTP-addressable and GET returns the target or an HTTP code.',
  },
  { id: '7643-2.3.7-c', level: 'MAY', text: 'Referential integrity may be enforced.' },
  { id: '7643-2.3.7-d', level: 'prose', text: 'References are case exact.' },
  { id: '7643-2.3.8-a', level: 'MUST NOT', text: 'Order of attributes is not required or relied on.' },
  { id: '7643-2.3.8-b', level: 'MUST NOT', text: 'Complex attributes hold no complex sub-attributes.' },
  { id: '7643-2.4-a', level: 'MUST', text: 'primary true at most once per attribute.' },
  { id: '7643-2.4-b', level: 'SHALL', text: 'primary absent means false.' },
  { id: '7643-2.4-c', level: 'MUST', text: 'type, primary, display, value, $ref keep their defined meaning.' },
  { id: '7643-2.4-d', level: 'prose', text: 'display is immutable and for show.' },
  { id: '7643-2.4-e', level: 'SHOULD NOT', text: 'The same (type,value) pair is returned once.' },
  { id: '7643-2.4-f', level: 'MAY', text: 'The same value with different types is allowed.' },
  { id: '7643-2.4-g', level: 'SHOULD', text: 'Returned values are canonicalised when fitting (type filled in).' },
  { id: '7643-2.4-h', level: 'SHALL', text: 'URIs with and without API version compare equal.' },
  { id: '7643-2.5-a', level: 'SHALL', text: 'Absent, null and [] are the same state.' },
  { id: '7643-2.5-b', level: 'MAY', text: 'Unassigned attributes may be left out.' },
] as const satisfies readonly Requirement[];
