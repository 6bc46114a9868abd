// What is sent about card templates and the rules by which users have one.

import * as v from 'valibot';
import type { TemplateChange } from '../../../cards/index.ts';
import { text } from '../input.ts';
import * as schemas from '../schemas/card-templates.ts';
import { cardRule, editableBy, ofFields } from '../schemas/cards.ts';
import { described } from '../schemas/shared.ts';

const templateField = v.object({
  rule: cardRule,
  source: v.exactOptional(text(500)),
  value: v.exactOptional(v.unknown()),
  visible: v.boolean(),
  editableBy: v.exactOptional(described(editableBy, 'As before where it is absent')),
});
export const changes = v.object({
  name: v.exactOptional(text(1_000)),
  fields: v.exactOptional(ofFields(templateField)),
  leaver: v.exactOptional(schemas.leaverPage),
  listed: v.exactOptional(v.boolean()),
  legalLine: v.exactOptional(schemas.legalLine),
  photoEditableBy: v.exactOptional(schemas.photoEditableBy),
});
export const examplePage = v.object({
  offset: v.optional(described(v.pipe(v.number(), v.integer(), v.minValue(0)), 'Changed users before the page'), 0),
  limit: v.optional(
    described(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      'How many examples the page has at most',
    ),
    20,
  ),
});

export const earlier = v.object({ version: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))) });

/** A change as it was sent. */
export function changeOf(sent: v.InferOutput<typeof changes>): TemplateChange {
  const { name, fields, leaver, listed, legalLine, photoEditableBy } = sent;
  const entries = Object.entries(fields ?? {}).map(([field, { visible, ...rest }]) => [
    field,
    { ...rest, isVisible: visible },
  ]);
  // The schema has checked the names.
  const change = Object.fromEntries(entries) as NonNullable<TemplateChange['fields']>;
  return {
    ...(name === undefined ? {} : { name }),
    ...(leaver === undefined ? {} : { leaver }),
    ...(listed === undefined ? {} : { isListed: listed }),
    ...(legalLine === undefined ? {} : { legalLine }),
    ...(photoEditableBy === undefined ? {} : { photoEditableBy }),
    fields: change,
  };
}
