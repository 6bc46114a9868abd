// What a shell may offer behind the words that are typed already.

/** The words of a command, and what can follow them. */
export interface Place {
  /** "directory create"; "" is the program. */
  readonly path: string;
  readonly verbs: readonly Offer[];
  readonly options: readonly Offer[];
  /** Values of its argument. */
  readonly choices: readonly string[];
}

export interface Offer {
  readonly word: string;
  readonly description: string;
  /** Values that may follow an option; none: any. */
  readonly choices: readonly string[];
  readonly takesValue?: boolean;
}

/** A text in single quotes, for every shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
