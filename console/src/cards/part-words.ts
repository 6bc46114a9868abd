// The texts of what the page of a user and the page "My card" share. Each language comes with them.

import { useMemo } from 'react';
import german from '../locales/card-parts.de.json';
import english from '../locales/card-parts.en.json';
import { useLocale } from '../locales/locale.tsx';
import { createWords, type Words } from '../locales/words.ts';

export function usePartWords(): Words<keyof typeof english> {
  const { language } = useLocale();
  return useMemo(() => createWords(language, language === 'de' ? german : english), [language]);
}
