// The texts of the dialog for many photos. Each language comes with it.

import { useMemo } from 'react';
import german from '../locales/card-photos.de.json';
import english from '../locales/card-photos.en.json';
import { useLocale } from '../locales/locale.tsx';
import { createWords, type Words } from '../locales/words.ts';

export function usePhotosWords(): Words<keyof typeof english> {
  const { language } = useLocale();
  return useMemo(() => createWords(language, language === 'de' ? german : english), [language]);
}
