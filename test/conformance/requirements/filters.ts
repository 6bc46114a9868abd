// Filters: what RFC 7644 §3.4.2.2 ask for.

import type { Requirement } from './requirement.ts';

export const filters = [
  {
    id: '7644-3.4.2.2-a',
    level: 'OPTIONAL',
    text: 'Filtering is optional; ServiceProviderConfig.filter announces it.',
  },
  { id: '7644-3.4.2.2-b', level: 'SHALL', text: 'Only resources matching the filter are returned.' },
  { id: '7644-3.4.2.2-c', level: 'prose', text: 'Attribute names in filters are case-insensitive.' },
  { id: '7644-3.4.2.2-d', level: 'prose', text: 'Operators are case-insensitive (Eq, EQ, Pr, AND, Or, NOT).' },
  { id: '7644-3.4.2.2-e', level: 'MUST', text: 'The filter holds at least one valid expression.' },
  {
    id: '7644-3.4.2.2-f',
    level: 'prose',
    text: 'eq: values identical, per type (string, boolean, number, dateTime, reference).',
  },
  { id: '7644-3.4.2.2-g', level: 'prose', text: 'ne: values not identical.' },
  { id: '7644-3.4.2.2-h', level: 'prose', text: 'co: operand is a substring.' },
  { id: '7644-3.4.2.2-i', level: 'prose', text: 'sw: operand is a prefix; equal strings match.' },
  { id: '7644-3.4.2.2-j', level: 'prose', text: 'ew: operand is a suffix; equal strings match.' },
  {
    id: '7644-3.4.2.2-k',
    level: 'prose',
    text: 'pr: true when the value is non-empty/non-null or a complex attribute has a non-empty node.',
  },
  { id: '7644-3.4.2.2-l', level: 'prose', text: 'gt/ge/lt/le on strings compare lexicographically.' },
  {
    id: '7644-3.4.2.2-m',
    level: 'prose',
    text: 'gt/ge/lt/le/eq on dateTime compare chronologically, whatever the offset or fraction digits.',
  },
  { id: '7644-3.4.2.2-n', level: 'prose', text: 'gt/ge/lt/le on integers (and decimals) compare by number.' },
  { id: '7644-3.4.2.2-o', level: 'SHALL', text: 'gt/ge/lt/le on boolean or binary fail with 400 invalidFilter.' },
  { id: '7644-3.4.2.2-p', level: 'prose', text: "'and' is true when both sides are; 'or' when either is." },
  { id: '7644-3.4.2.2-q', level: 'prose', text: "'not' inverts its expression." },
  { id: '7644-3.4.2.2-r', level: 'MAY', text: 'Round brackets group and change the order.' },
  {
    id: '7644-3.4.2.2-s',
    level: 'MUST',
    text: 'Precedence: grouping, then not, then and, then or, attribute operators last.',
  },
  { id: '7644-3.4.2.2-t', level: 'MAY', text: 'Value-path filters attr[ ... ] may be supported.' },
  { id: '7644-3.4.2.2-u', level: 'MUST', text: 'In attr[ ... ] all conditions apply to the same element.' },
  {
    id: '7644-3.4.2.2-v',
    level: 'MUST',
    text: 'The bracket content is a valid filter over sub-attributes of that parent.',
  },
  { id: '7644-3.4.2.2-w', level: 'MUST', text: 'The filter conforms to the ABNF of Figure 1.' },
  {
    id: '7644-3.4.2.2-x',
    level: 'MUST',
    text: 'Comparison values follow JSON: strings in double quotes with JSON escapes, numbers, true, false, null.',
  },
  {
    id: '7644-3.4.2.2-y',
    level: 'MUST',
    text: "'not' is followed by a bracketed filter; both 'not(' and 'not (' are in use.",
  },
  {
    id: '7644-3.4.2.2-z',
    level: 'prose',
    text: 'Attribute paths may carry the schema URN, core or extension; URNs hold dots and colons (2.0).',
  },
  { id: '7644-3.4.2.2-aa', level: 'prose', text: 'On a multi-valued attribute one matching value is enough.' },
  { id: '7644-3.4.2.2-ab', level: 'MUST', text: 'Complex attributes are filtered by a fully qualified sub-attribute.' },
  {
    id: '7644-3.4.2.2-ac',
    level: 'example',
    text: 'A multi-valued complex attribute without sub-attribute compares its value sub-attribute (emails co "example.com").',
  },
  {
    id: '7644-3.4.2.2-ad',
    level: 'SHALL',
    text: 'Comparing a defaulted attribute uses the value last returned to the client.',
  },
  { id: '7644-3.4.2.2-ae', level: 'MAY', text: 'Extra operators may exist.' },
  {
    id: '7644-3.4.2.2-af',
    level: 'MUST',
    text: 'An unrecognised operator is declined with 400 invalidFilter and a readable message.',
  },
  { id: '7644-3.4.2.2-ag', level: 'SHALL', text: "String comparison follows the attribute's caseExact." },
  { id: '7644-3.4.2.2-ah', level: 'MAY', text: 'Filtering by schemas is possible.' },
  {
    id: '7644-3.4.2.2-ai',
    level: 'prose',
    text: 'A filter naming an attribute unknown to the queried type must not return everything.',
  },
  { id: '7644-3.4.2.2-aj', level: 'prose', text: 'A filter on a returned=never attribute leaks nothing.' },
] as const satisfies readonly Requirement[];
