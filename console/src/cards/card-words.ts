// The texts of the pages about cards. They come with these pages and not with the first one, so each language is here.

import { useMemo } from 'react';
import german from '../locales/cards.de.json';
import english from '../locales/cards.en.json';
import { useLocale } from '../locales/locale.tsx';
import { createWords, type Words } from '../locales/words.ts';

export type CardMessageId = keyof typeof english;

export function useCardWords(): Words<CardMessageId> {
  const { language } = useLocale();
  return useMemo(() => createWords(language, language === 'de' ? german : english), [language]);
}
