// Cards of a directory are switched on and off, and the rules are set that give users a template.

import {
  type AssignmentRule,
  type CardAssignment,
  type CardSettings,
  type DirectoryId,
  Failure,
  type NewCardState,
  type Store,
} from '../domain/index.ts';
import { sameJson } from '../scim/index.ts';
import { checkRules } from './assignment.ts';
import type { CardScope } from './scope.ts';
import { addTemplate } from './templates.ts';
import { findRulesVersion, keepRules } from './versions.ts';

/** What a directory has whose cards were never switched on. */
const initial: CardSettings = { enabled: false, assignment: { version: 0, changedAt: 0, rules: [] } };
/** The name of the template that a directory begins with. */
const firstName = 'Standard';

export async function readSettings(store: Pick<Store, 'directory'>, id: DirectoryId): Promise<CardSettings> {
  return (await store.directory(id).cards.settings()) ?? initial;
}

export interface SettingsChange {
  readonly enabled?: boolean;
  /** What cards begin as by the last rule. */
  readonly newCards?: NewCardState;
}

export interface ChangedSettings {
  readonly before: CardSettings;
  readonly after: CardSettings;
}

/** Sets what is named. The directory has a template, and a rule that gives it to everyone, from the first time on. */
export async function changeSettings(scope: CardScope, change: SettingsChange): Promise<ChangedSettings> {
  const { cards } = scope.store.directory(scope.directory.id);
  const before = await readSettings(scope.store, scope.directory.id);
  const { enabled = before.enabled, newCards = newCardsOf(before) } = change;
  const isFirst = before.assignment.rules.length === 0;
  if (enabled === before.enabled && newCards === newCardsOf(before) && !isFirst) return { before, after: before };
  const { template } = before.assignment.rules.at(-1) ?? { template: (await addTemplate(scope, firstName)).id };
  const last = { ...(template === undefined ? {} : { template }), newCards };
  const rules = [...before.assignment.rules.slice(0, -1), last];
  const isSame = sameJson(rules, before.assignment.rules);
  if (!isFirst && !isSame) await keepRules(cards, before.assignment);
  const after = { enabled, assignment: isSame ? before.assignment : nextAssignment(scope, before, rules) };
  await cards.saveSettings(after);
  return { before, after };
}

/** Sets the rules. Users who have a card by them only now get it. Throws Failure BC-906 for rules that could not be followed. */
export async function changeRules(scope: CardScope, rules: readonly AssignmentRule[]): Promise<ChangedSettings> {
  const { cards } = scope.store.directory(scope.directory.id);
  const before = await readSettings(scope.store, scope.directory.id);
  checkRules(
    rules,
    (await cards.templates()).map(({ id }) => id),
  );
  if (sameJson(rules, before.assignment.rules)) return { before, after: before };
  const after = { ...before, assignment: nextAssignment(scope, before, rules) };
  await keepRules(cards, before.assignment);
  await cards.saveSettings(after);
  return { before, after };
}

/** Takes the rules back to an earlier version, by default the one before. */
export async function restoreRules(scope: CardScope, version?: number): Promise<ChangedSettings> {
  return changeRules(scope, await findRulesVersion(scope, version));
}

function nextAssignment(
  { platform }: CardScope,
  { assignment: { version } }: CardSettings,
  rules: readonly AssignmentRule[],
): CardAssignment {
  return { version: version + 1, changedAt: platform.clock(), rules };
}

/** What the cards of users begin as whom no rule but the last one takes. */
export function newCardsOf({ assignment }: CardSettings): NewCardState {
  return assignment.rules.at(-1)?.newCards ?? 'published';
}

/** Refuses what needs cards in a directory that has none. */
export async function requireEnabled(store: Pick<Store, 'directory'>, id: DirectoryId): Promise<void> {
  if (!(await readSettings(store, id)).enabled) throw new Failure('BC-905', { reason: 'cardsOff' });
}
