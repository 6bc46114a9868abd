// Who entered a value or set the photo of a card, and when.

import type { Card } from '../../../src/http/api/schemas/cards.ts';
import { formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { usePartWords } from './part-words.ts';

type Origin = NonNullable<Card['photoOrigin']>;

export function useEntered(): (origin: Pick<Origin, 'by' | 'at'>) => { readonly by: string; readonly when: string } {
  const { language } = useLocale();
  const say = usePartWords();
  return ({ by = '', at }) => ({
    by: by === 'person' || by === 'system' ? say(`by.${by}`) : by,
    when: at === undefined ? '' : formatDate(at, language, { dateStyle: 'medium', timeStyle: 'short' }),
  });
}
