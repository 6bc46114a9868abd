// Values of attributes: few enough that two of them often meet, and among them the pairs that only careful comparison tells apart or joins.
// A text "#3" is replaced by the id of a resource that lives when it is sent.

import fc from 'fast-check';
import { type Attribute, named } from '../shape.ts';

/** Letter case, composition, width, ligatures, final sigma, code points beyond 16 bits, wildcards, quotes, prefixes of each other. */
const words = [
  ' ',
  'a b',
  ...'a A b ab Ab abc ä a\u0308 Ä ß SS fi ﬁ Ａ σας ΣΑΣ σ ς İ i\u0307 \u{1F600} \u{FF5E}'.split(' '),
  ...'% _ a%b a_b " \\ a"\\b 10 9 true null and ] z'.split(' '),
];
const long = 'x'.repeat(255);
const longTexts = [`${long}y`, `${long}yz`, `${long}Y`, `${long}ya`];
const texts = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('a', 'A', 'ab', 'b') },
  { weight: 30, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.constantFrom(...longTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }) },
);

const dateTimes = [
  '2026-01-01T00:00:05Z',
  '2026-01-01T01:00:05+01:00',
  '2026-01-01T00:00:05.000Z',
  '2026-01-01T00:00:07.5Z',
  '2025-12-31T23:59:59Z',
  '2025-12-31T24:00:00Z',
  '2026-01-01T00:00:06',
  '2024-02-29T12:00:00-05:00',
  '2026-01-01T00:00:05.0000001Z',
];
const binaries = ['AA==', 'aa==', 'AAEC', 'aaec', 'AA', '/+8='];
const references = ['https://x.test/a', 'https://x.test/A', 'urn:x:y', '../Users/1', 'https://x.test/ä', 'not a uri'];
const decimals = [-1.5, 0, 0.5, 9, 9.99, 10, 1e21];
const integers = [-1, 0, 9, 10, 9_007_199_254_740_991];

const ids: fc.Arbitrary<string> = fc.nat({ max: 9 }).map((at) => `#${at}`);
const labels = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('work', 'home') },
  { weight: 1, arbitrary: fc.constantFrom('Work', 'other', 'fax', 'mobile') },
);
const userNames = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 30 }).map((at) => `user${at}`) },
  { weight: 2, arbitrary: texts },
);

/** A value of the attribute's type. */
export function valueFor(attribute: Attribute, holder?: string): fc.Arbitrary<unknown> {
  switch (attribute.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.constantFrom(...integers);
    case 'decimal':
      return fc.constantFrom(...decimals);
    case 'dateTime':
      return fc.constantFrom(...dateTimes);
    case 'binary':
      return fc.constantFrom(...binaries);
    case 'reference':
      return fc.constantFrom(...references);
    case 'complex':
      return objectFor(attribute);
    default:
      return textFor(attribute, holder);
  }
}

function textFor({ name }: Attribute, holder: string | undefined): fc.Arbitrary<unknown> {
  const isReference = ['members', 'manager', 'groups'].includes(holder ?? '') && name === 'value';
  if (isReference || name === 'id') return fc.oneof({ weight: 8, arbitrary: ids }, texts);
  if (name === 'userName') return userNames;
  return name === 'type' ? fc.oneof({ weight: 20, arbitrary: labels }, texts) : texts;
}

/** A complex value with some of its parts, names sometimes in other letters. */
export function objectFor(attribute: Attribute): fc.Arbitrary<Record<string, unknown>> {
  const parts = attribute.subAttributes.map((sub) => {
    const isLikely = sub.name === 'value' || sub.required;
    const sent = isLikely
      ? fc.oneof({ weight: 80, arbitrary: valueFor(sub, attribute.name) }, sentFor(sub))
      : sentFor(sub);
    return fc.option(fc.tuple(spelled(sub.name), sent), { freq: isLikely ? 30 : 1, nil: undefined });
  });
  const usual = fc.tuple(...parts).map((entries) => Object.fromEntries(entries.filter((entry) => entry !== undefined)));
  return fc.oneof({ weight: 6, arbitrary: usual }, emptiedFor(attribute));
}

// A few parts, some of them taken away: what is not named has to stay.
function emptiedFor({ name, subAttributes }: Attribute): fc.Arbitrary<Record<string, unknown>> {
  if (subAttributes.length === 0) return fc.constant({});
  const part = fc.constantFrom(...subAttributes).chain((sub) => {
    const value = fc.oneof({ weight: 2, arbitrary: nothingFor(sub) }, valueFor(sub, name));
    return fc.tuple(spelled(sub.name), value);
  });
  const parts = fc.uniqueArray(part, { maxLength: 3, selector: ([key]) => key.toLowerCase() });
  return parts.map((entries) => Object.fromEntries(entries));
}

/** What a client may send for an attribute: mostly a value, at times nothing, rarely something that does not fit. */
export function sentFor(attribute: Attribute, holder?: string): fc.Arbitrary<unknown> {
  const one = fc.oneof(
    { weight: 300, arbitrary: valueFor(attribute, holder) },
    { weight: attribute.type === 'boolean' ? 20 : 0, arbitrary: fc.constantFrom('True', 'false', 'FALSE') },
    { weight: 16, arbitrary: nothingFor(attribute) },
    { weight: 1, arbitrary: misfits },
  );
  if (attribute.multiValued) {
    return fc.oneof(
      { weight: 12, arbitrary: fc.array(one, { minLength: attribute.required ? 1 : 0, maxLength: 3 }) },
      { weight: 2, arbitrary: one },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(null, '', []) },
    );
  }
  const isShort = attribute.type === 'complex' && named(attribute.subAttributes, 'value') !== undefined;
  return isShort ? fc.oneof({ weight: 6, arbitrary: one }, ids, fc.tuple(one)) : one;
}

function nothingFor({ type }: Attribute): fc.Arbitrary<unknown> {
  if (type === 'boolean') return fc.constant(null);
  return type === 'complex' ? fc.constantFrom<unknown>(null, {}) : fc.constantFrom<unknown>(null, '');
}

const misfits = fc.constantFrom<unknown>(
  5,
  1.5,
  true,
  '',
  {},
  [],
  [null],
  'maybe',
  '***',
  '2026-01-01',
  { a: { b: 1 } },
  [[1]],
  ['a', 'b'],
  'a\u0000b',
  '\ud800',
);

/** A name as it is or in other letters. */
export function spelled(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(name) },
    fc.constantFrom(name.toUpperCase(), name.toLowerCase()),
  );
}
