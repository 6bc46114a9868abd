// Colors of cards: the accent, and what is read on it.

/** The accent of a card without one. */
export const defaultColor = '#1d4ed8';

/** A text that is read on this color: black or white, whichever has more contrast (WCAG 2.2, relative luminance). */
export function textOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = channelsOf(color)
    .map((channel) => channel / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

/** Red, green and blue of "#rrggbb", from 0 to 255. */
export function channelsOf(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
