// How single values compare, by the type of their attribute and by caseExact (RFC 7643 §2.3, RFC 7644 §3.4.2.2).

import type { Attribute } from './shape.ts';

/** The form in which texts without caseExact are compared: NFKC and lower case, so that folding again changes nothing. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Order of two texts by code points. */
function compareTexts(left: string, right: string): number {
  const lefts = [...left];
  const rights = [...right];
  for (let at = 0; at < Math.min(lefts.length, rights.length); at += 1) {
    const difference = pointAt(lefts, at) - pointAt(rights, at);
    if (difference !== 0) return difference;
  }
  return lefts.length - rights.length;
}

function pointAt(characters: readonly string[], at: number): number {
  return characters[at]?.codePointAt(0) ?? 0;
}

/** A value in the form in which values of its attribute are compared: a text, a number or a boolean. */
export function comparable(attribute: Attribute, value: unknown): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (attribute.type === 'dateTime') return instant(String(value)) ?? Number.NaN;
  return attribute.caseExact ? String(value) : fold(String(value));
}

/** Order of two comparable values. */
export function compare(left: string | number | boolean, right: string | number | boolean): number {
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  return Number(left) - Number(right);
}

const dateTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** The instant of an xsd:dateTime in milliseconds since 1970; undefined when it is none (RFC 7643 §2.3.5). */
export function instant(text: string): number | undefined {
  const parts = dateTime.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth) return undefined;
  const isMidnight = hour === 24 && minute === 0 && second === 0 && Number(parts[7] ?? 0) === 0;
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return undefined;
  const offset = parts[8] === undefined || parts[8] === 'Z' ? 0 : minutesOf(parts[8]);
  return Date.UTC(year, month - 1, day, hour, minute, second) + Number(parts[7] ?? 0) * 1000 - offset * 60_000;
}

function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
}
