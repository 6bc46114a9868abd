// Templates of cards, and the rules by which users have one.

import * as v from 'valibot';
import { cardEditors } from '../../../domain/index.ts';
import { cardField, cardRule, newCardState } from './cards.ts';
import { count, described, named, time } from './shared.ts';

export const editableBy = described(
  v.picklist(cardEditors),
  'Who may enter a value where the rule takes one: person (editors too) or editor',
);

const cardTemplateField = named('CardTemplateField', {
  field: cardField,
  rule: cardRule,
  source: v.exactOptional(
    described(v.string(), 'An attribute path such as `title`, or a text with paths such as `{name.givenName}`'),
  ),
  value: v.exactOptional(described(v.unknown(), 'The text of a fixed field, or the default of an own one')),
  visible: v.boolean(),
  editableBy,
});

export const cardTemplate = named('CardTemplate', {
  id: v.string(),
  name: v.string(),
  version: count,
  changedAt: time,
  fields: v.array(cardTemplateField),
});

/** A rule as it is shown and as it is sent. */
export const assignmentRule = named('CardAssignmentRule', {
  filter: v.exactOptional(
    described(v.pipe(v.string(), v.maxLength(4_096)), 'A SCIM filter over users; the last rule alone has none'),
  ),
  template: v.exactOptional(
    described(v.pipe(v.string(), v.maxLength(200)), 'The id of a template; without it these users have no card'),
  ),
  newCards: described(newCardState, 'What a card begins as'),
});

export const cardAssignment = named('CardAssignment', {
  version: count,
  changedAt: time,
  rules: described(v.array(assignmentRule), 'The first rule that matches a user decides'),
});
