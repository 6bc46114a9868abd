// The two languages of the console: which one to begin with, how the choice is kept, and how a catalogue is loaded.

import type { MessageId, ProblemTexts } from './catalogue.ts';
import type { Message } from './message.ts';

export type Language = 'de' | 'en';

export const languages: readonly Language[] = ['de', 'en'];

/** Where this browser keeps the choice; public/first-paint.js reads the same key. */
export const languageKey = 'becard-language';

export interface Catalogue {
  readonly messages: Readonly<Record<MessageId, Message>>;
  readonly problems: ProblemTexts;
}

/** The administrator's choice, else the browser's language, else what the operator set. */
export function chooseLanguage(stored: string | null, browser: readonly string[], fallback: Language): Language {
  const known = [stored ?? '', ...browser.map((tag) => tag.slice(0, 2).toLowerCase())];
  return known.find(isLanguage) ?? fallback;
}

export function isLanguage(text: string): text is Language {
  return text === 'de' || text === 'en';
}

/** Each language is a file of its own, so that a browser loads one. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const [words, problems] =
    language === 'de'
      ? await Promise.all([import('./de.ts'), import('./problems-de.ts')])
      : await Promise.all([import('./en.ts'), import('./problems-en.ts')]);
  return { messages: words.messages, problems: problems.problems };
}
