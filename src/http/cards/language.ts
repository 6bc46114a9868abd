// The language of a visitor: the one that was chosen on the page, else the first of the browser's that there is (RFC 9110 §12.5.4).

import type { CardLanguage } from '../../domain/index.ts';

export function visitorLanguage(chosen: string | undefined, accepted = ''): CardLanguage | undefined {
  return toLanguage(chosen) ?? preferences(accepted).find((each) => each !== undefined);
}

function preferences(accepted: string): readonly (CardLanguage | undefined)[] {
  const ranges = accepted.slice(0, 500).split(',');
  return ranges
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(/\s*;\s*/);
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return { language: toLanguage(tag), quality: Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((left, right) => right.quality - left.quality)
    .map(({ language }) => language);
}

function toLanguage(tag: string | undefined): CardLanguage | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  return primary === 'de' || primary === 'en' ? primary : undefined;
}
