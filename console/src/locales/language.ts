// The two languages of the console: which one to begin with, and where the choice is kept.

export type Language = 'de' | 'en';

export const languages: readonly Language[] = ['de', 'en'];

/** Where this browser keeps the choice; public/first-paint.js reads the same key. */
export const languageKey = 'becard-language';

/** The administrator's choice, else the browser's language, else the operator's setting. */
export function chooseLanguage(stored: string | null, browser: readonly string[], fallback: Language): Language {
  const known = [stored ?? '', ...browser.map((tag) => tag.slice(0, 2).toLowerCase())];
  return known.find(isLanguage) ?? fallback;
}

function isLanguage(text: string): text is Language {
  return text === 'de' || text === 'en';
}
