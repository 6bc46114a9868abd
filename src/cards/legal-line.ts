// The line under signatures that says who the company is by law, in each language; a template has it.

import { type CardLanguage, type CardTemplate, Failure, type TranslatedText } from '../domain/index.ts';
import { readFieldValue } from './value.ts';

/** Short enough that a signature has room for it whatever its characters are. */
const maxLength = 500;

/** As it is kept, each language in one line; undefined for none. Throws Failure BC-906 for one that is too long. */
export function checkLegalLine(line: TranslatedText): TranslatedText | undefined {
  const texts = Object.entries(line).map(
    ([language, text]) => [language, readFieldValue('organisation', text)] as const,
  );
  const kept = texts.filter(([, text]) => text !== undefined);
  if (kept.some(([, text = '']) => text.length > maxLength))
    throw new Failure('BC-906', { reason: 'cardLegalLine', most: maxLength });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** A line that there is in another language alone is shown in that. */
export function legalLineIn(
  { legalLine }: Pick<CardTemplate, 'legalLine'>,
  language: CardLanguage,
): string | undefined {
  return legalLine?.[language] ?? legalLine?.de ?? legalLine?.en;
}
