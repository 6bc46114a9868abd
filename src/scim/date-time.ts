// xsd:dateTime as RFC 7643 §2.3.5 asks for (XSD 1.1 Part 2 §3.3.7): a date and a time, an optional offset, any number of fraction digits.
// Years may be negative or longer than four digits and 24:00:00 is the end of a day, but there are no leap seconds.

const pattern = /^(-?(?:[1-9]\d{3,}|0\d{3}))-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;

/**
 * Milliseconds since 1970 of a dateTime, or undefined when the text is none. Without an offset UTC is meant;
 * digits beyond milliseconds count as a fraction of one. Years end where those of Date do, at some 270,000 (XSD leaves a bound open, §5.4).
 *
 * @example parseDateTime('2026-01-01T01:00:00+01:00') === Date.UTC(2026, 0, 1)
 */
export function parseDateTime(text: string): number | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offset = offsetMinutes(match[8]);
  const fractionMs = match[7] === undefined ? 0 : Number(`0.${match[7]}`) * 1000;
  const isEndOfDay = hour === 24 && minute === 0 && second === 0 && fractionMs === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59 || offset === undefined) return undefined;
  const midnight = Date.UTC(2000, month - 1, day);
  const date = new Date(midnight);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fractionMs;
}

function offsetMinutes(text: string | undefined): number | undefined {
  if (text === undefined || text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

const dayMs = 86_400_000;
let latestDay = { number: 0, text: '1970-01-01T' };
let latest = { at: Number.NaN, text: '' };

/** "2026-11-23T14:02:11.000Z": the one form in which times leave Becard. Many are asked for twice: a resource that never changed has two that are equal. */
export function formatDateTime(atMs: number): string {
  if (atMs !== latest.at) latest = { at: atMs, text: format(atMs) };
  return latest.text;
}

/** Most times are of the same day as the one before. */
function format(atMs: number): string {
  const number = Math.floor(atMs / dayMs);
  if (number !== latestDay.number) latestDay = { number, text: new Date(number * dayMs).toISOString().slice(0, -13) };
  const inDay = Math.floor(atMs) - number * dayMs;
  const seconds = Math.floor(inDay / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${latestDay.text}${clock}.${String(inDay % 1000).padStart(3, '0')}Z`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
