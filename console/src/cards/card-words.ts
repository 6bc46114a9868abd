// The texts of the pages about cards. They come with these pages and not with the first one, so each language is here.

import { useMemo } from 'react';
import { useLocale } from '../locales/locale.tsx';
import { createWords, type Words } from '../locales/words.ts';
import german from './texts.de.json';
import english from './texts.en.json';

export type CardMessageId = keyof typeof english;

export function useCardWords(): Words<CardMessageId> {
  const { language } = useLocale();
  return useMemo(() => createWords(language, language === 'de' ? german : english), [language]);
}
