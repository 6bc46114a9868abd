// The fields of a card: what kind of value each has, and where Entra's standard mapping brings it.

import type { CardEditor, CardField, CardRule, TemplateField } from '../domain/index.ts';
import { enterpriseUserUrn } from '../scim/index.ts';

/** `line` is text without line breaks, `translated` text for each language. */
export type FieldKind =
  | 'line'
  | 'translated'
  | 'phone'
  | 'email'
  | 'website'
  | 'address'
  | 'links'
  | 'color'
  | 'focus'
  | 'language';

export interface FieldEntry {
  readonly kind: FieldKind;
  /** What a new template says of it. */
  readonly rule: CardRule;
  readonly source?: string;
  /** Editors alone where it is absent. */
  readonly editableBy?: 'person';
}

const catalogue: { readonly [Field in CardField]: FieldEntry } = {
  prefix: { kind: 'line', rule: 'first', source: 'name.honorificPrefix', editableBy: 'person' },
  firstName: { kind: 'line', rule: 'always', source: 'name.givenName' },
  lastName: { kind: 'line', rule: 'always', source: 'name.familyName' },
  suffix: { kind: 'line', rule: 'first', source: 'name.honorificSuffix', editableBy: 'person' },
  displayName: { kind: 'line', rule: 'always', source: 'displayName' },
  organisation: { kind: 'line', rule: 'fixed' },
  position: { kind: 'translated', rule: 'first', source: 'title' },
  department: { kind: 'translated', rule: 'first', source: `${enterpriseUserUrn}:department` },
  shortDescription: { kind: 'translated', rule: 'own', editableBy: 'person' },
  mobile: { kind: 'phone', rule: 'always', source: 'phoneNumbers[type eq "mobile"].value' },
  phone: { kind: 'phone', rule: 'always', source: 'phoneNumbers[type eq "work"].value' },
  fax: { kind: 'phone', rule: 'always', source: 'phoneNumbers[type eq "fax"].value' },
  email: { kind: 'email', rule: 'always', source: 'emails.value' },
  website: { kind: 'website', rule: 'own', editableBy: 'person' },
  address: { kind: 'address', rule: 'always', source: 'addresses' },
  socialLinks: { kind: 'links', rule: 'own', editableBy: 'person' },
  color: { kind: 'color', rule: 'own' },
  focus: { kind: 'focus', rule: 'own', editableBy: 'person' },
  language: { kind: 'language', rule: 'first', source: 'preferredLanguage', editableBy: 'person' },
};

/** Every field in the order of a form. */
// Object.keys gives the keys of a literal.
export const cardFields = Object.keys(catalogue) as readonly CardField[];

export function kindOf(field: CardField): FieldKind {
  return catalogue[field].kind;
}

/** Whether the directory can have a value for it: links, color and focus are this side's alone. */
export function hasSource(field: CardField): boolean {
  return !['links', 'color', 'focus'].includes(kindOf(field));
}

/** What a new template says of a field. */
export function defaultField(field: CardField): TemplateField {
  const { rule, source, editableBy = 'editor' } = catalogue[field];
  return { rule, ...(source === undefined ? {} : { source }), isVisible: true, editableBy };
}

/** Whether one may enter a value for a field. */
export function mayEnter(editor: CardEditor, { rule, editableBy }: TemplateField): boolean {
  return takesOwnValue(rule) && (editor === 'editor' || editableBy === 'person');
}

/** Whether a value that is entered here counts under a rule. */
export function takesOwnValue(rule: CardRule): boolean {
  return rule === 'first' || rule === 'own';
}
