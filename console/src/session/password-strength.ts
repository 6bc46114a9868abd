// The strength of a new password. The rule is its length (12 at least); the rest is advice: long and varied is good,
// repeated and sequential is not.

export const minPasswordLength = 12;

/** `missing` is how many characters the rule still asks for. */
export type PasswordVerdict =
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'weak' | 'fair' | 'strong' };

const strongBits = 70;
const fairBits = 45;

/** Judges by an estimate of how many guesses it takes. */
export function judgePassword(password: string): PasswordVerdict {
  const characters = [...password];
  if (characters.length < minPasswordLength) return { kind: 'short', missing: minPasswordLength - characters.length };
  const bits = countSurprises(characters) * Math.log2(alphabetOf(password));
  if (bits >= strongBits) return { kind: 'strong' };
  return { kind: bits >= fairBits ? 'fair' : 'weak' };
}

/** Characters that neither repeat nor continue the previous ones. */
function countSurprises(characters: readonly string[]): number {
  const seen = new Set<string>();
  return characters.filter((character, index) => {
    const before = characters[index - 1]?.codePointAt(0) ?? -10;
    const step = Math.abs((character.codePointAt(0) ?? 0) - before);
    const pair = `${characters[index - 1] ?? ''}${character}`.toLowerCase();
    const isNew = step > 1 && !seen.has(pair);
    seen.add(pair);
    return isNew;
  }).length;
}

function alphabetOf(password: string): number {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^a-zA-Z0-9]/, 33],
  ];
  return kinds.reduce((size, [pattern, count]) => size + (pattern.test(password) ? count : 0), 1);
}
