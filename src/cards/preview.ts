// What a change of a template or of the rules would do, before it is saved: how many users it moves and whom, whose card it changes, and how
// many values that were entered it would hide.

import {
  type AssignmentRule,
  attributesOf,
  type CardField,
  type CardTemplate,
  displayNameOf,
  type OwnValues,
  type ResourceId,
} from '../domain/index.ts';
import { sameJson } from '../scim/index.ts';
import type { ViewValues } from './assemble.ts';
import { checkRules, openAssignment } from './assignment.ts';
import { cardFields, takesOwnValue } from './field.ts';
import { activePeople, type Person } from './people.ts';
import { publicCard } from './public-card.ts';
import type { CardScope } from './scope.ts';
import { openSetup, type Setup, templateFor, viewFor } from './setup.ts';
import { changedTemplate, readTemplate, type TemplateChange } from './templates.ts';

/** Which of the users that a change concerns are shown. */
export interface ExamplePage {
  readonly offset: number;
  readonly limit: number;
}

export interface PreviewedField {
  readonly field: CardField;
  readonly before: unknown;
  readonly after: unknown;
}

/** One user whom a change concerns. */
export interface Example {
  readonly id: ResourceId;
  readonly displayName: string;
  /** Undefined: no card. */
  readonly from: CardTemplate | undefined;
  readonly to: CardTemplate | undefined;
  /** What visitors would see differently, in the language of the card. */
  readonly fields: readonly PreviewedField[];
  /** Fields whose entered value would not be shown any more. It is kept. */
  readonly hides: readonly CardField[];
}

export interface Move {
  readonly from: CardTemplate | undefined;
  readonly to: CardTemplate | undefined;
  readonly users: number;
}

export interface Preview {
  /** Active users. */
  readonly users: number;
  readonly moves: readonly Move[];
  /** Users who have another template, or whose card visitors would see differently. */
  readonly changed: number;
  /** How many entered values would not be shown any more. */
  readonly hiddenValues: number;
  readonly examples: readonly Example[];
}

/** Throws as the change itself would. */
export async function previewTemplate(
  scope: CardScope,
  id: string,
  change: TemplateChange,
  page: ExamplePage,
): Promise<Preview> {
  const before = await openSetup(scope);
  const template = await changedTemplate(scope, await readTemplate(scope, id), change);
  return comparePeople(scope, before, { ...before, templates: new Map(before.templates).set(id, template) }, page);
}

/** Throws as the change itself would. */
export async function previewRules(
  scope: CardScope,
  rules: readonly AssignmentRule[],
  page: ExamplePage,
): Promise<Preview> {
  const before = await openSetup(scope);
  checkRules(rules, [...before.templates.keys()]);
  return comparePeople(scope, before, { ...before, assignment: openAssignment(rules) }, page);
}

async function comparePeople(scope: CardScope, before: Setup, after: Setup, page: ExamplePage): Promise<Preview> {
  const moves = new Map<string, Move>();
  const examples: Example[] = [];
  let [users, changed, hiddenValues] = [0, 0, 0];
  for await (const person of activePeople(scope, before.assignment.needsGroups || after.assignment.needsGroups)) {
    users += 1;
    const example = compare(person, before, after);
    if (example === undefined) continue;
    if (changed >= page.offset && examples.length < page.limit) examples.push(example);
    changed += 1;
    hiddenValues += example.hides.length;
    count(moves, example);
  }
  return { users, moves: [...moves.values()], changed, hiddenValues, examples };
}

function compare(person: Person, setup: Setup, changed: Setup): Example | undefined {
  const [from, to] = [templateFor(setup, person), templateFor(changed, person)];
  if (from === to) return undefined;
  const [before, after] = [shownBy(setup, person, from), shownBy(changed, person, to)];
  const fields = cardFields.flatMap((field) =>
    sameJson(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
  );
  const hides = hiddenFields(person.card?.ownValues ?? {}, from, to);
  if (from?.id === to?.id && fields.length === 0 && hides.length === 0) return undefined;
  return { id: person.user.id, displayName: displayNameOf(attributesOf(person.user)) ?? '', from, to, fields, hides };
}

function shownBy(setup: Setup, person: Person, template: CardTemplate | undefined): ViewValues {
  const view = viewFor(setup, person, template);
  return view === undefined ? {} : publicCard(view, undefined).values;
}

function hiddenFields(
  own: OwnValues,
  from: CardTemplate | undefined,
  to: CardTemplate | undefined,
): readonly CardField[] {
  const isShown = (template: CardTemplate | undefined, field: CardField): boolean =>
    template?.fields[field].isVisible === true && takesOwnValue(template.fields[field].rule);
  return cardFields.filter((field) => own[field] !== undefined && isShown(from, field) && !isShown(to, field));
}

function count(moves: Map<string, Move>, { from, to }: Example): void {
  if (from?.id === to?.id) return;
  const key = `${from?.id ?? ''} ${to?.id ?? ''}`;
  moves.set(key, { from, to, users: (moves.get(key)?.users ?? 0) + 1 });
}
