// Initials and colour of a user without a photo.

const shades = 6;

/** First letters of the first and the last word: "Jörg Müller" gives "JM". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = [first, last].flatMap((word) => [...(word ?? '')].slice(0, 1)).join('');
  return (letters === '' ? ([...name.trim()][0] ?? '?') : letters).toUpperCase();
}

/** One of a few colours, fixed by the name. */
export function shadeOf(name: string): number {
  const sum = [...name].reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
  return sum % shades;
}
