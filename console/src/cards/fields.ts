// The fields of a card in forms: what kind of value each has, and what a form makes of one.

import type { Card } from '../../../src/http/api/schemas/cards.ts';

export type CardValue = Card['fields'][number];
export type FieldName = CardValue['field'];
export type CardLanguage = Card['language'];
type Kind = 'line' | 'translated' | 'address' | 'links' | 'color' | 'focus' | 'language';

const special: { readonly [Field in FieldName]?: Kind } = {
  position: 'translated',
  department: 'translated',
  shortDescription: 'translated',
  address: 'address',
  socialLinks: 'links',
  color: 'color',
  focus: 'focus',
  language: 'language',
};

export function kindOf(field: FieldName): Kind {
  return special[field] ?? 'line';
}

/** Values by field; null takes the value away. */
export type Drafts = { readonly [Field in FieldName]?: unknown };

/** Whether a value was entered under this rule. */
export function takesOwnValue(rule: CardValue['rule']): rule is 'first' | 'own' {
  return rule === 'first' || rule === 'own';
}

/** Texts and parts that are empty are not there; null when nothing is left. */
export function withoutEmpty(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (Array.isArray(value)) {
    const links = value.filter((link) => Object.values(partsOf(link)).some((part) => part !== ''));
    return links.length === 0 ? null : links;
  }
  const parts = Object.entries(partsOf(value)).filter(([, part]) => part !== '');
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

/** The texts of an address, a link or a translated text by their names. */
export function partsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, String(part)]));
}

/** A value as one text. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  return Object.values(value).map(textOf).join(', ');
}

/** A value in one language, as visitors see it. */
export function inLanguage(field: FieldName, value: unknown, language: CardLanguage): unknown {
  if (kindOf(field) !== 'translated' || typeof value !== 'object' || value === null) return value;
  const texts = partsOf(value);
  return texts[language] ?? texts['de'] ?? texts['en'];
}
