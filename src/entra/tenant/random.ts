// A seeded source of chance: the same seed tells the same story on every machine. Not for secrets.
// Seed hash: FNV-1a; generator: mulberry32 (both public domain).

/** Chance that can be repeated. Each call moves the generator on. */
export interface Random {
  /** A fraction in [0, 1). */
  fraction(): number;
  /** A whole number in [0, bound). */
  below(bound: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Up to `count` different entries of the list, in random order. */
  sample<T>(list: readonly T[], count: number): readonly T[];
  guid(): string;
}

/** Makes the generator that belongs to a seed, for example `createRandom('7/cycle/2')`. */
export function createRandom(seed: string): Random {
  const fraction = mulberry32(fnv1a(seed));
  const below = (bound: number): number => Math.floor(fraction() * bound);
  return {
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    pick: (list) => pick(list, below),
    sample: (list, count) => sample(list, count, below),
    guid: () => guid(below),
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(list: readonly T[], below: (bound: number) => number): T {
  const position = below(list.length);
  if (list.length === 0) throw new RangeError('Nothing to pick from: the list is empty.');
  return list[position] as T;
}

function sample<T>(list: readonly T[], count: number, below: (bound: number) => number): readonly T[] {
  const rest = [...list];
  const chosen: T[] = [];
  while (chosen.length < count && rest.length > 0) {
    const position = below(rest.length);
    const last = rest.pop() as T;
    if (position === rest.length) chosen.push(last);
    else chosen.push(rest.splice(position, 1, last)[0] as T);
  }
  return chosen;
}

function guid(below: (bound: number) => number): string {
  const digits = (count: number): string => Array.from({ length: count }, () => below(16).toString(16)).join('');
  const variant = (8 + below(4)).toString(16);
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
}
