// The card of one user: read with where each value comes from, and its own values changed.

import {
  attributesOf,
  type Card,
  type CardEditor,
  type CardField,
  type CardLanguage,
  type CardLocation,
  type CardTemplate,
  Failure,
  type OwnValues,
  type ResourceId,
  type StoredResource,
} from '../domain/index.ts';
import { quote } from '../scim/index.ts';
import { assemble, type CardView, languageOf } from './assemble.ts';
import { findTemplateOf, openAssignment } from './assignment.ts';
import { cardFields, mayEnter, takesOwnValue } from './field.ts';
import { findLocationOf } from './locations.ts';
import type { CardScope } from './scope.ts';
import { readSettings } from './settings.ts';
import { checkFieldValue } from './template.ts';

export interface UserCard {
  readonly card: Card;
  readonly user: StoredResource;
  readonly template: CardTemplate;
  /** When the rules that gave it were changed. */
  readonly assignedAt: number;
  /** The location of the office on the card. */
  readonly location?: CardLocation | undefined;
  readonly view: CardView;
}

/** The card of a living user. Throws Failure BC-904 where there is none, and where the rules give the user none. */
export async function readUserCard(
  scope: CardScope,
  id: string,
  language: CardLanguage | undefined,
): Promise<UserCard> {
  const { cards, resources } = scope.store.directory(scope.directory.id);
  // Any text may be asked for as an id; the store says whether there is one.
  const resourceId = id as ResourceId;
  const { assignment } = await readSettings(scope.store, scope.directory.id);
  const rules = openAssignment(assignment.rules);
  const card = await cards.find(resourceId);
  const user = await resources.find('User', resourceId, rules.needsGroups);
  if (card === undefined || user === undefined) throw noCard(id);
  const template = await findTemplateOf(cards, rules, card, user);
  if (template === undefined) throw noCard(id);
  const location = await findLocationOf(cards, { card, user, template });
  return viewCard({ card, user, template, assignedAt: assignment.changedAt, location }, language);
}

function noCard(id: string): Failure {
  return new Failure('BC-904', { reason: 'card', id: quote(id) });
}

/** The card in the language that is asked for, else in its own. */
export function viewCard<
  Read extends Pick<UserCard, 'user' | 'template' | 'location'> & { readonly card: Pick<Card, 'ownValues'> },
>(read: Read, language: CardLanguage | undefined): Read & Pick<UserCard, 'view'> {
  const { card, user, template, location } = read;
  const attributes = attributesOf(user);
  const shown = language ?? languageOf(attributes, template.fields, card.ownValues) ?? 'en';
  return { ...read, view: assemble(attributes, template.fields, card.ownValues, shown, location) };
}

/** When the card last changed: the user, the template or another template, or what was entered. */
export function revisedAt({ card, user, template, assignedAt, location }: Omit<UserCard, 'view'>): number {
  return Math.max(card.changedAt, user.changedAt, template.changedAt, assignedAt, location?.changedAt ?? 0);
}

/** Values to enter; null takes one away, so that the directory's or the template's counts again. */
export type OwnValuesChange = { readonly [Field in CardField]?: unknown };

export interface ChangedOwnValues {
  readonly card: Card;
  readonly changed: readonly { readonly field: CardField; readonly before: unknown; readonly after: unknown }[];
}

/** Who enters values. */
export interface EnteredBy {
  readonly editor: CardEditor;
  readonly name: string;
}

/** Throws Failure BC-906 for a value that the field cannot have, and for a field that takes none of this editor. */
export async function changeOwnValues(
  scope: CardScope,
  { card, template }: Pick<UserCard, 'card' | 'template'>,
  change: OwnValuesChange,
  { editor, name: by }: EnteredBy,
): Promise<ChangedOwnValues> {
  const at = scope.platform.clock();
  const changed = cardFields.flatMap((field) => {
    if (!Object.hasOwn(change, field)) return [];
    const [before, wanted] = [card.ownValues[field]?.value, change[field]];
    if (wanted !== null || editor === 'person') requireEditable(field, template, editor);
    const after = wanted === null ? undefined : checkFieldValue(field, wanted);
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
  });
  if (changed.length === 0) return { card, changed };
  const entries = changed.map(({ field, after }) => [
    field,
    after === undefined ? undefined : { value: after, at, by },
  ]);
  const ownValues = withoutAbsent({ ...card.ownValues, ...Object.fromEntries(entries) });
  await scope.store.directory(scope.directory.id).cards.saveOwnValues(card.resourceId, ownValues, at);
  return { card: { ...card, ownValues, changedAt: at }, changed };
}

function requireEditable(field: CardField, { fields }: CardTemplate, editor: CardEditor): void {
  const { [field]: setting } = fields;
  if (!takesOwnValue(setting.rule)) throw new Failure('BC-906', { reason: 'cardOwnValue', field, rule: setting.rule });
  if (!mayEnter(editor, setting)) throw new Failure('BC-906', { reason: 'cardEditor', field });
}

function withoutAbsent(values: OwnValues): OwnValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
