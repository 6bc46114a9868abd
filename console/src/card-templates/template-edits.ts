// What was changed of a template and is not saved yet, and what an earlier version would change.

import type { CardTemplate, LeaverPage, TemplateChange } from '../api/card-templates.ts';
import type { FieldName } from '../cards/fields.ts';
import { type SentFields, sentOf, type TemplateField } from './template-fields.ts';

export interface Edits {
  readonly fields: { readonly [Name in FieldName]?: TemplateField };
  readonly name?: string;
  readonly leaver?: LeaverPage;
  readonly listed?: boolean;
  readonly legalLine?: CardTemplate['legalLine'];
  readonly photoEditableBy?: CardTemplate['photoEditableBy'];
}

export const noEdits: Edits = { fields: {} };

/** What differs from the template as it is saved. */
export function changeOf(template: CardTemplate, { fields, ...settings }: Edits): TemplateChange {
  const changed = template.fields.flatMap((field) => {
    const edited = fields[field.field];
    return edited === undefined || isSame(sentOf(edited), sentOf(field)) ? [] : [[field.field, sentOf(edited)]];
  });
  const { name, leaver, listed, legalLine, photoEditableBy } = settings;
  return {
    ...(changed.length === 0 ? {} : { fields: Object.fromEntries(changed) as SentFields }),
    ...(name === undefined || name.trim() === template.name ? {} : { name: name.trim() }),
    ...(leaver === undefined || isSame(leaver, template.leaver) ? {} : { leaver }),
    ...(listed === undefined || listed === template.listed ? {} : { listed }),
    ...(legalLine === undefined || isSameLine(legalLine, template.legalLine) ? {} : { legalLine }),
    ...(photoEditableBy === undefined || photoEditableBy === template.photoEditableBy ? {} : { photoEditableBy }),
  };
}

/** Whether a name, a person or an address is still to be entered. */
export function isIncomplete({ name, leaver }: TemplateChange): boolean {
  if (name === '') return true;
  if (leaver?.kind === 'successor') return leaver.handle === '';
  return leaver?.kind === 'address' && leaver.url.trim() === '';
}

/** Whether an earlier version had another logo, or none. */
export function hasOtherLogo(template: CardTemplate, content: unknown): boolean {
  // The versions of a template are what was entered for it.
  return (content as KeptContent).logo !== template.logo;
}

interface KeptContent {
  readonly name: string;
  readonly fields: Readonly<
    Record<FieldName, Omit<TemplateField, 'field' | 'visible'> & { readonly isVisible: boolean }>
  >;
  readonly leaver?: LeaverPage;
  readonly isListed?: boolean;
  readonly legalLine?: CardTemplate['legalLine'];
  readonly logo?: string;
  readonly photoEditableBy?: CardTemplate['photoEditableBy'];
}

/** What would change if a kept version came back. */
export function changeTo(template: CardTemplate, content: unknown): TemplateChange {
  // The versions of a template are what was entered for it.
  const {
    name,
    fields,
    leaver = { kind: 'company' },
    isListed: listed = false,
    legalLine = {},
    photoEditableBy = 'person',
  } = content as KeptContent;
  const kept = template.fields.map(({ field }) => {
    const { isVisible: visible, ...rest } = fields[field];
    return [field, { field, visible, ...rest }];
  });
  const settings = { name, leaver, listed, legalLine, photoEditableBy };
  return changeOf(template, { fields: Object.fromEntries(kept) as Edits['fields'], ...settings });
}

function isSameLine(one: CardTemplate['legalLine'], other: CardTemplate['legalLine']): boolean {
  return (['de', 'en'] as const).every((language) => (one[language] ?? '').trim() === (other[language] ?? ''));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
