// Numbers and points in time in the language of the screen: relative up to 24 hours, then the date.

import type { Language } from './language.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Intl says "now" and "jetzt", which read badly in a sentence. */
const justNow: Readonly<Record<Language, string>> = { de: 'gerade eben', en: 'just now' };

/** "3 minutes ago" up to 24 hours from now in either direction, then "23 Nov 2026, 14:02". */
export function formatMoment(at: string, nowMs: number, language: Language): string {
  const distanceMs = Date.parse(at) - nowMs;
  if (Number.isNaN(distanceMs)) return at;
  if (Math.abs(distanceMs) >= dayMs) return formatDate(at, language, { dateStyle: 'medium', timeStyle: 'short' });
  if (Math.abs(distanceMs) < secondMs) return justNow[language];
  const [amount, unit] = inUnit(distanceMs);
  return relative(language).format(amount, unit);
}

/** For the hover text: date, time with seconds, and zone. */
export function formatExactly(at: string, language: Language): string {
  return formatDate(at, language, { dateStyle: 'full', timeStyle: 'long' });
}

/** "14:02:11" today, with the date on other days. */
export function formatClock(at: string, nowMs: number, language: Language): string {
  const isToday = new Date(at).toDateString() === new Date(nowMs).toDateString();
  return formatDate(at, language, isToday ? { timeStyle: 'medium' } : { dateStyle: 'short', timeStyle: 'medium' });
}

/** "23 Nov 2026". */
export function formatDay(at: string, language: Language): string {
  return formatDate(at, language, { dateStyle: 'medium' });
}

/** From when until when: "25 Nov 2026, 13:40–13:44". */
export function formatPeriod(from: string, until: string, language: Language): string {
  return dates(language, { dateStyle: 'medium', timeStyle: 'short' }).formatRange(new Date(from), new Date(until));
}

export function formatCount(count: number, language: Language): string {
  return numbers(language).format(count);
}

/** A span of time in hours and minutes: "2 hours 10 minutes". */
export function formatDuration(durationMs: number, language: Language): string {
  const minutes = Math.max(1, Math.round(durationMs / minuteMs));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60)];
  const parts: readonly (readonly [number, string])[] = [
    [days, 'day'],
    [hours, 'hour'],
    ...(days > 0 ? [] : [[minutes % 60, 'minute'] as const]),
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) =>
      new Intl.NumberFormat(regionOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    )
    .join(' ');
}

/** A share as whole percents; 100 % only if it is exactly that. */
export function formatPercent(share: number, language: Language): string {
  const percent = share > 0.995 && share < 1 ? 0.99 : share;
  return new Intl.NumberFormat(regionOf(language), { style: 'percent', maximumFractionDigits: 0 }).format(percent);
}

function inUnit(distanceMs: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(distanceMs);
  if (size < minuteMs) return [Math.trunc(distanceMs / secondMs), 'second'];
  if (size < hourMs) return [Math.trunc(distanceMs / minuteMs), 'minute'];
  return [Math.trunc(distanceMs / hourMs), 'hour'];
}

/** A point in time in the parts that are asked for. */
export function formatDate(at: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  return dates(language, options).format(time);
}

/** Caches formatters: making one takes longer than using it a hundred times, and a table uses it in every row. */
function cached<Made>(
  make: (language: Language, options: object) => Made,
): (language: Language, options?: object) => Made {
  const made = new Map<string, Made>();
  return (language, options = {}) => {
    const key = language + JSON.stringify(options);
    const known = made.get(key) ?? make(language, options);
    made.set(key, known);
    return known;
  };
}

const relative = cached((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
const dates = cached((language, options) => new Intl.DateTimeFormat(regionOf(language), options));
const numbers = cached((language) => new Intl.NumberFormat(regionOf(language)));

/** English writes days before months and hours up to 24. */
function regionOf(language: Language): string {
  return language === 'en' ? 'en-GB' : 'de-DE';
}
