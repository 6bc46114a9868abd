// A card as the person it belongs to looks after it: which values may be edited, and why others may not.

import type { CardField, CardLanguage, TemplateField } from '../domain/index.ts';
import type { ViewField } from './assemble.ts';
import { cardFields, type FieldKind, kindOf, mayEnter, takesOwnValue } from './field.ts';
import { type UserCard, viewCard } from './user-card.ts';

/** Why a person may not edit a field: it comes from the directory, is the same on every card, or is an editor's. */
export type Withheld = 'directory' | 'fixed' | 'editor';

export interface OwnField {
  readonly field: CardField;
  readonly kind: FieldKind;
  /** What is shown; a text for each language where the field can have both. */
  readonly value: unknown;
  /** Whether the value was entered here, so that it can be taken back. */
  readonly isEntered: boolean;
  /** Undefined where the person may edit it. */
  readonly withheld: Withheld | undefined;
}

/** The fields that visitors see, and those that the person may fill. */
export function ownFields(read: Omit<UserCard, 'view'>): readonly OwnField[] {
  const views = { de: fieldsIn(read, 'de'), en: fieldsIn(read, 'en') };
  return cardFields.flatMap((field): readonly OwnField[] => {
    const [kind, german, english] = [kindOf(field), views.de.get(field), views.en.get(field)];
    if (english === undefined || !english.isVisible) return [];
    const value = kind === 'translated' ? inBoth(german?.value, english.value) : english.value;
    const isEntered = english.origin?.kind === 'own';
    return [{ field, kind, value, isEntered, withheld: withheldOf(read.template.fields[field]) }];
  });
}

/** Whether the person may set the photo and take it away. */
export function maySetPhoto({ template }: Pick<UserCard, 'template'>): boolean {
  return template.photoEditableBy !== 'editor';
}

function fieldsIn(read: Omit<UserCard, 'view'>, language: CardLanguage): ReadonlyMap<CardField, ViewField> {
  return new Map(viewCard(read, language).view.fields.map((field) => [field.field, field]));
}

function inBoth(de: unknown, en: unknown): unknown {
  return de === undefined && en === undefined ? undefined : { de, en };
}

function withheldOf(setting: TemplateField): Withheld | undefined {
  if (!takesOwnValue(setting.rule)) return setting.rule === 'fixed' ? 'fixed' : 'directory';
  return mayEnter('person', setting) ? undefined : 'editor';
}
