// Templates of cards, and the rules by which users have one.

import * as v from 'valibot';
import { cardEditors } from '../../../domain/index.ts';
import { cardField, cardRule, editableBy, newCardState } from './cards.ts';
import { count, described, listOf, named, time } from './shared.ts';

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

/** As it is shown and as it is sent. */
export const leaverPage = described(
  v.variant('kind', [
    v.object({ kind: v.literal('nothing') }),
    v.object({ kind: v.literal('company') }),
    v.object({ kind: v.literal('manager') }),
    v.object({ kind: v.literal('successor'), handle: v.pipe(v.string(), v.maxLength(100)) }),
    v.object({ kind: v.literal('address'), url: v.pipe(v.string(), v.maxLength(2_000)) }),
  ]),
  'Where the card of a user who left leads: nowhere, to the fixed company, the card of the manager, the card of a successor or an address',
);

export const legalLine = described(
  v.strictObject({ de: v.exactOptional(v.string()), en: v.exactOptional(v.string()) }),
  'What the law wants to be said of the company, under signatures; without a text for none',
);

export const photoEditableBy = described(
  v.picklist(cardEditors),
  'Who may set the photo: person (editors too) or editor',
);

export const cardTemplate = named('CardTemplate', {
  id: v.string(),
  name: v.string(),
  version: count,
  changedAt: time,
  fields: v.array(cardTemplateField),
  leaver: leaverPage,
  listed: described(v.boolean(), 'Whether search engines may list the cards'),
  legalLine,
  logo: v.exactOptional(described(v.string(), 'Names the logo in QR codes; absent without one')),
  photoEditableBy,
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

export const templateName = named('CardTemplateName', { id: v.string(), name: v.string() });

/** `from` is the template now, `to` the one after the change; absent: no card. */
const cardExample = named('CardExample', {
  id: described(v.string(), 'The id of the user'),
  displayName: v.string(),
  from: v.exactOptional(templateName),
  to: v.exactOptional(templateName),
  fields: described(
    v.array(
      named('CardFieldChange', {
        field: cardField,
        before: v.exactOptional(v.unknown()),
        after: v.exactOptional(v.unknown()),
      }),
    ),
    'What visitors would see differently',
  ),
  hides: described(v.array(cardField), 'Fields whose entered value would not be shown any more; it is kept'),
});

export const cardPreview = named('CardPreview', {
  users: described(count, 'Active users'),
  changed: described(count, 'Users with another template, or whose card visitors would see differently'),
  hiddenValues: described(count, 'Entered values that would not be shown any more'),
  moves: v.array(
    named('CardMove', {
      from: v.exactOptional(templateName),
      to: v.exactOptional(templateName),
      users: count,
    }),
  ),
  examples: described(v.array(cardExample), 'A page of the changed users, in the order of their creation'),
});

export const cardVersion = named('CardVersion', {
  version: count,
  changedAt: described(time, 'When it became the version'),
  content: described(v.unknown(), 'What was entered: name and fields of a template, or the rules'),
});

export const cardVersions = listOf(cardVersion);
