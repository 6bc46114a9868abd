// All texts of one language. Each language is a file of its own, so that a browser loads one.

import type { Language } from './language.ts';
import { loadProblemTexts, type ProblemTexts } from './problem-text.ts';
import type { Messages } from './words.ts';

export interface Texts {
  readonly language: Language;
  readonly messages: Messages;
  readonly problems: ProblemTexts;
}

export async function loadTexts(language: Language): Promise<Texts> {
  const { default: messages } = language === 'de' ? await import('./de.json') : await import('./en.json');
  return { language, messages, problems: await loadProblemTexts(language, messages) };
}
