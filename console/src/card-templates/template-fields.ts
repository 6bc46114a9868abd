// The fields of a template as they are sent.

import type { CardTemplate } from '../api/card-templates.ts';
import { withoutEmpty } from '../cards/fields.ts';

export type TemplateField = CardTemplate['fields'][number];
export type SentField = Omit<TemplateField, 'field'>;
export type SentFields = Record<string, SentField>;

export function isFromDirectory({ rule }: Pick<TemplateField, 'rule'>): boolean {
  return rule === 'always' || rule === 'first';
}

/** Rules of the directory have a source, the others a value. */
export function sentOf(field: TemplateField): SentField {
  const { rule, source, value, visible, editableBy } = field;
  const kept = value === undefined ? null : withoutEmpty(value);
  const isTaken = isFromDirectory(field);
  return {
    ...{ rule, visible, editableBy },
    ...(isTaken ? { source: source ?? '' } : {}),
    ...(!isTaken && kept !== null ? { value: kept } : {}),
  };
}
