// Cards of users with their settings.

import * as v from 'valibot';
import { cardEditors, cardRules, cardStates } from '../../../domain/index.ts';
import { count, described, named, type Shown, time } from './shared.ts';

export const cardState = v.picklist(cardStates);
export const newCardState = v.picklist(['draft', 'published']);

/** Every field; the domain has a type of them and the cards their catalogue. */
export const cardField = v.picklist([
  ...(['prefix', 'firstName', 'lastName', 'suffix', 'displayName', 'organisation'] as const),
  ...(['position', 'department', 'shortDescription', 'mobile', 'phone', 'fax', 'email', 'website'] as const),
  ...(['address', 'socialLinks', 'color', 'focus', 'language'] as const),
]);

/** An object with a member for each field that is named. */
export function ofFields<const Value extends v.GenericSchema>(value: Value) {
  const entries = cardField.options.map((field) => [field, v.exactOptional(value)]);
  // Every field has its entry.
  return v.strictObject(
    Object.fromEntries(entries) as Record<v.InferOutput<typeof cardField>, v.ExactOptionalSchema<Value, undefined>>,
  );
}

export const cardSettings = named('CardSettings', {
  enabled: described(v.boolean(), 'Whether active users have cards and public addresses'),
  newCards: described(newCardState, 'What the card of a user begins as whom the last rule of the assignment takes'),
  users: described(count, 'Active users'),
  cards: v.strictObject({ draft: count, published: count, paused: count }),
});
export type CardSettings = Shown<typeof cardSettings>;

export const cardSummary = named('CardSummary', {
  id: described(v.string(), 'The id of the user'),
  displayName: v.string(),
  title: v.exactOptional(v.string()),
  department: v.exactOptional(v.string()),
  email: v.exactOptional(v.string()),
  state: v.exactOptional(described(cardState, 'Absent for a moment, until the card of a new user is made')),
  url: v.exactOptional(described(v.string(), 'The public address')),
});
export type CardSummary = Shown<typeof cardSummary>;

export const cardRule = described(
  v.picklist(cardRules),
  'always: from the directory. first: from the directory until a value is entered. own: what is entered. fixed: the same text on every card',
);

export const editableBy = described(
  v.picklist(cardEditors),
  'Who may enter a value where the rule takes one: person (editors too) or editor',
);

const origin = named('CardValueOrigin', {
  kind: v.picklist(['directory', 'location', 'own', 'default', 'fixed']),
  source: v.exactOptional(v.string()),
  at: v.exactOptional(time),
  by: v.exactOptional(v.string()),
});

export const cardValue = named('CardValue', {
  field: cardField,
  rule: cardRule,
  value: v.exactOptional(described(v.unknown(), 'As it is shown in the language of the answer')),
  origin: v.exactOptional(origin),
  visible: v.boolean(),
  editableBy,
  ownValue: v.exactOptional(
    described(v.unknown(), 'What was entered, in each language; shown where the rule takes it'),
  ),
});

export const card = named('Card', {
  id: described(v.string(), 'The id of the user'),
  name: described(v.string(), 'As visitors read it'),
  state: cardState,
  template: described(
    named('CardTemplateOfCard', { id: v.string(), name: v.string(), chosen: v.boolean() }),
    'chosen: by an editor; the rules say otherwise',
  ),
  active: described(v.boolean(), 'Whether the user is active: the card of another one answers 410'),
  url: described(v.string(), 'The public address. With .vcf at its end it gives the vCard, with /qr.svg the QR code'),
  language: v.picklist(['de', 'en']),
  photo: described(v.boolean(), 'Whether it has a photo'),
  photoOrigin: v.exactOptional(origin),
  pin: described(v.boolean(), 'Whether visitors are asked for a PIN'),
  signatureAddress: described(v.boolean(), 'Whether its signature has an address for mail programs'),
  changedAt: time,
  fields: v.array(cardValue),
});
export type Card = Shown<typeof card>;

export const cardChange = named('CardChange', {
  change: described(v.string(), 'By this name it can be undone'),
  changed: described(count, 'Cards that had another state or template'),
});
export const cardChangePreview = named('CardChangePreview', {
  chosen: count,
  changed: described(count, 'Cards that have another state or template'),
});
export type CardChangePreview = Shown<typeof cardChangePreview>;
export const undoneCards = named('UndoneCards', { changed: count });
