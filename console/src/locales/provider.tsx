// Gives the screens their language: words, problem texts, and the switch between German and English.

import { createContext, type ReactElement, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { ProblemText, Words } from './catalogue.ts';
import { type Catalogue, type Language, languageKey, loadCatalogue } from './language.ts';
import { findProblemText } from './problem-text.ts';
import { createWords } from './words.ts';

interface Speech {
  readonly language: Language;
  readonly words: Words;
  readonly problemText: (code: string | undefined) => ProblemText | undefined;
  readonly setLanguage: (language: Language) => void;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

interface Spoken {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

/** Shows its children as soon as the catalogue of the first language is there. */
export function SpeechProvider({
  first,
  children,
}: {
  readonly first: Spoken;
  readonly children: ReactNode;
}): ReactElement {
  const [spoken, setSpoken] = useState(first);

  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  const speech = useMemo<Speech>(
    () => ({
      language: spoken.language,
      words: createWords(spoken.language, spoken.catalogue),
      problemText: (code) => findProblemText(spoken.catalogue.problems, code),
      setLanguage: (language) => {
        keepLanguage(language);
        loadCatalogue(language).then((catalogue) => setSpoken({ language, catalogue }));
      },
    }),
    [spoken],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** Language, words and problem texts of the screen. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (speech === undefined) throw new Error('useSpeech stands outside SpeechProvider.');
  return speech;
}

/** The words of the screen's language. */
export function useWords(): Words {
  return useSpeech().words;
}

function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch (cause) {
    reportError(new Error('The language could not be kept.', { cause }));
  }
}
