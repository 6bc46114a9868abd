// The card of one user: read with where each value comes from, and its own values changed.

import {
  attributesOf,
  type Card,
  type CardField,
  type CardLanguage,
  type CardTemplate,
  Failure,
  type OwnValue,
  type OwnValues,
  type ResourceId,
  type StoredResource,
} from '../domain/index.ts';
import { assemble, type CardView, languageOf } from './assemble.ts';
import { cardFields, takesOwnValue } from './field.ts';
import { type CardScope, readTemplate } from './settings.ts';
import { checkFieldValue } from './template.ts';

export interface UserCard {
  readonly card: Card;
  readonly user: StoredResource;
  readonly template: CardTemplate;
  readonly view: CardView;
}

/** The card of a living user. Throws Failure BC-904 where there is none. */
export async function readUserCard(
  scope: CardScope,
  id: string,
  language: CardLanguage | undefined,
): Promise<UserCard> {
  const { cards, resources } = scope.store.directory(scope.directory.id);
  // Any text may be asked for as an id; the store says whether there is one.
  const resourceId = id as ResourceId;
  const card = await cards.find(resourceId);
  const user = await resources.find('User', resourceId, false);
  if (card === undefined || user === undefined)
    throw new Failure('BC-904', { reason: 'card', id: JSON.stringify(id.slice(0, 80)) });
  return viewCard({ card, user, template: await readTemplate(scope) }, language);
}

/** The card in the language that is asked for, else in its own. */
export function viewCard(read: Omit<UserCard, 'view'>, language: CardLanguage | undefined): UserCard {
  const { card, user, template } = read;
  const attributes = attributesOf(user);
  const shown = language ?? languageOf(attributes, template.fields, card.ownValues) ?? 'en';
  return { ...read, view: assemble(attributes, template.fields, card.ownValues, shown) };
}

/** When the card last changed: the user, the template, or what was entered. */
export function revisedAt({ card, user, template }: Omit<UserCard, 'view'>): number {
  return Math.max(card.changedAt, user.changedAt, template.changedAt);
}

/** Values to enter; null takes one away, so that the directory's or the template's counts again. */
export type OwnValuesChange = { readonly [Field in CardField]?: unknown };

export interface ChangedOwnValues {
  readonly card: Card;
  readonly changed: readonly { readonly field: CardField; readonly before: unknown; readonly after: unknown }[];
}

/** Throws Failure BC-906 for a value that the field cannot have, and for a field whose rule takes none. */
export async function changeOwnValues(
  scope: CardScope,
  { card, template }: Pick<UserCard, 'card' | 'template'>,
  change: OwnValuesChange,
  by: string,
): Promise<ChangedOwnValues> {
  const at = scope.platform.clock();
  const changed = cardFields.flatMap((field) => {
    if (!Object.hasOwn(change, field)) return [];
    const [before, wanted] = [card.ownValues[field]?.value, change[field]];
    const after = wanted === null ? undefined : checkOwnValue(field, template, wanted);
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

function checkOwnValue(field: CardField, { fields }: CardTemplate, value: unknown): OwnValue['value'] {
  if (!takesOwnValue(fields[field].rule))
    throw new Failure('BC-906', { reason: 'cardOwnValue', field, rule: fields[field].rule });
  return checkFieldValue(field, value);
}

function withoutAbsent(values: OwnValues): OwnValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
