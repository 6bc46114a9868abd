// Gives the screens their language: words, problem texts, and the switch between German and English.

import { createContext, type ReactElement, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { causeWith, type Refusal } from './cause.ts';
import { type Language, languageKey } from './language.ts';
import { findProblemText, loadTexts, type ProblemText, type Texts } from './texts.ts';
import { createWords, type Words } from './words.ts';

interface Locale {
  readonly language: Language;
  readonly words: Words;
  readonly problemText: (code: string | undefined, fields?: Refusal['fields']) => ProblemText | undefined;
  /** What happened, with the names and values of this refusal where there is a sentence for them. */
  readonly causeOf: (refusal: Refusal) => string | undefined;
  readonly setLanguage: (language: Language) => void;
}

interface LocaleProviderProps {
  readonly first: Texts;
  readonly children: ReactNode;
}

const LocaleContext = createContext<Locale | undefined>(undefined);

export function LocaleProvider({ first, children }: LocaleProviderProps): ReactElement {
  const [{ language, messages, problems }, setTexts] = useState(first);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const locale = useMemo<Locale>(() => {
    const words = createWords(language, messages);
    const problemText: Locale['problemText'] = (code, fields) => findProblemText(problems, code, fields);
    return {
      language,
      words,
      problemText,
      causeOf: (refusal) => causeWith(refusal, words) ?? problemText(refusal.code, refusal.fields)?.cause,
      setLanguage: (chosen) => {
        storeLanguage(chosen);
        loadTexts(chosen).then(setTexts);
      },
    };
  }, [language, messages, problems]);
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** Language, words and problem texts of the screen. */
export function useLocale(): Locale {
  const locale = use(LocaleContext);
  if (locale === undefined) throw new Error('useLocale is called outside LocaleProvider.');
  return locale;
}

/** The words of the screen's language. */
export function useWords(): Words {
  return useLocale().words;
}

function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch (cause) {
    reportError(new Error('The language could not be stored.', { cause }));
  }
}
