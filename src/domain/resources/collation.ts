// Keys that sort as a German reader expects, in any store that compares text by code point (DIN 5007-1): ä sorts with a, ß with ss,
// other accents with their letter, upper case with lower. Ties that only an accent decides fall to the order of arrival; full
// Unicode collation would also weigh scripts and punctuation, which no name in a list needs.

import { fold } from '../../scim/index.ts';

const maxOrderLength = 64;
const ascii = /^[\u0020-\u007e]*$/;
const marks = /\p{M}/gu;
const special = /[ßæœøłđðþı]/g;
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The key of a text in a sorted list; its first 64 characters decide. */
export function orderKey(text: string): string {
  const folded = fold(text.slice(0, maxOrderLength).toWellFormed()).trim();
  if (ascii.test(folded)) return folded;
  return folded
    .normalize('NFD')
    .replace(marks, '')
    .replace(special, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
}
