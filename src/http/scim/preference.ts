// The client's preference for the answer to a write: `Prefer: return=minimal` or `return=representation` (RFC 7240 §4.2).

export type Preference = 'minimal' | 'representation';

const element = /(?:^|,)\s*return\s*=\s*"?([a-z]+)"?\s*(?=[;,]|$)/gi;

/** The preference in a header; undefined when there is none, or when it contradicts itself (§4.2). Of repeated ones the first counts (§2). */
export function readPreference(header: string | undefined): Preference | undefined {
  if (header === undefined) return undefined;
  const values = [...header.matchAll(element)].map(([, value = '']) => value.toLowerCase());
  const [first] = values;
  const isContradiction = values.includes('minimal') && values.includes('representation');
  return (first === 'minimal' || first === 'representation') && !isContradiction ? first : undefined;
}
