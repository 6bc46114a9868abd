// The fields of a template: a rule for each.

import {
  type CardEditor,
  type CardField,
  type CardValues,
  Failure,
  type TemplateField,
  type TemplateFields,
} from '../domain/index.ts';
import { cardFields, defaultField, hasSource, kindOf } from './field.ts';
import { findUnknownPath } from './source.ts';
import { isBounded, readFieldValue, valueForms } from './value.ts';

const maxSourceLength = 500;

/** The template that a directory begins with: what Entra's standard mapping brings, and the name of the directory as organisation. */
export function defaultFields(organisation: string): TemplateFields {
  const fields = Object.fromEntries(cardFields.map((field) => [field, defaultField(field)]));
  const value = readFieldValue('organisation', organisation);
  // The list has every field.
  return {
    ...(fields as TemplateFields),
    organisation: { rule: 'fixed', isVisible: true, editableBy: 'editor', ...(value && { value }) },
  };
}

/** A change of a field as an administrator writes it. */
export interface TemplateFieldChange extends Omit<TemplateField, 'value' | 'editableBy'> {
  readonly value?: unknown;
  /** As before where it is absent. */
  readonly editableBy?: CardEditor;
}

/** The field as it is kept. Throws Failure BC-906 for a rule that the field cannot have. */
export function checkTemplateField(
  field: CardField,
  change: TemplateFieldChange,
  before: Pick<TemplateField, 'editableBy'>,
): TemplateField {
  const { rule, isVisible, source, value, editableBy = before.editableBy } = change;
  if (rule === 'own' || rule === 'fixed') {
    return { rule, isVisible, editableBy, ...(value === undefined ? {} : { value: checkFieldValue(field, value) }) };
  }
  if (!hasSource(field)) throw new Failure('BC-906', { reason: 'cardRule', field });
  return { rule, isVisible, editableBy, source: checkSource(field, source) };
}

/** A value that was entered, as the field keeps it. Throws Failure BC-906 for one that it cannot have. */
export function checkFieldValue<Field extends CardField>(field: Field, value: unknown): CardValues[Field] {
  const read = readFieldValue(field, value);
  if (read !== undefined && isBounded(read)) return read;
  throw new Failure('BC-906', { reason: 'cardValue', field, form: valueForms[kindOf(field)] });
}

function checkSource(field: CardField, source = ''): string {
  const path = source === '' || source.length > maxSourceLength ? source.slice(0, 80) : findUnknownPath(source);
  if (path === undefined) return source;
  throw new Failure('BC-906', { reason: 'cardSource', field, path: JSON.stringify(path) });
}
