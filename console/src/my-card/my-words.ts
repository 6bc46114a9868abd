// The texts of the page "My card". They come with this page and not with the first one.

import { useMemo } from 'react';
import { useLocale } from '../locales/locale.tsx';
import german from '../locales/my-card.de.json';
import english from '../locales/my-card.en.json';
import { createWords, type Words } from '../locales/words.ts';

export function useMyWords(): Words<keyof typeof english> {
  const { language } = useLocale();
  return useMemo(() => createWords(language, language === 'de' ? german : english), [language]);
}
