// Whether one catalogue says everything that another says. The build asks before it makes anything.

import type { Message } from './message.ts';

type Texts = Readonly<Record<string, Message | object>>;

/** What stands in one catalogue and not in the other, each with the side that lacks it. */
export function findGaps(english: Texts, german: Texts): readonly string[] {
  const missing = (from: Texts, than: Texts, language: string): readonly string[] =>
    Object.keys(than)
      .filter((id) => !Object.hasOwn(from, id))
      .map((id) => `${id} has no ${language} text`);
  return [...missing(german, english, 'German'), ...missing(english, german, 'English')];
}
