// Reads the parameters of an address, which may hold anything: what is not known is left out, so that old links still open their page.

export type Search = Readonly<Record<string, unknown>>;

/** The router reads digits in the address as a number. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

export function oneOf<const Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

/** The words of a list that are known, in their order. */
export function chosenOf<const Word extends string>(known: readonly Word[], list: string | undefined): readonly Word[] {
  const chosen = list?.split(',') ?? [];
  return known.filter((word) => chosen.includes(word));
}

/** A list as the address has it; none when it is empty. */
export function joinWords(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.join(',');
}

type Given<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value. What is left out is undefined, which makes the type true. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}
