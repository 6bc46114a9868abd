// Which template a user's card has: the one that an editor chose for it, else that of the first rule that matches the user.

import {
  type AssignmentRule,
  asObject,
  type Card,
  type CardStore,
  type CardTemplate,
  Failure,
  looksAt,
  type StoredResource,
  userKind,
} from '../domain/index.ts';
import { type BoundFilter, matches, parseFilter, quote, ScimError, userType } from '../scim/index.ts';

const maxRules = 50;

/** Rules that are ready to be asked. */
export interface Assignment {
  /** Whether users are to be read with their groups. */
  readonly needsGroups: boolean;
  /** The rule for a user; the last one for a user of whom nothing is known any more. */
  readonly ruleOf: (user: StoredResource | undefined) => AssignmentRule;
}

/** A directory without rules has no cards. */
const noCard: AssignmentRule = { newCards: 'draft' };

export function openAssignment(rules: readonly AssignmentRule[]): Assignment {
  const last = rules.at(-1) ?? noCard;
  const filtered = rules.flatMap((rule) =>
    rule.filter === undefined ? [] : [{ rule, filter: parseFilter(rule.filter, userType) }],
  );
  return {
    needsGroups: filtered.some(({ filter }) => looksAt(filter, 'groups')),
    ruleOf: (user) => {
      if (user === undefined || filtered.length === 0) return last;
      const shown = asObject(userKind, user, '');
      return filtered.find(({ filter }) => matches(filter, shown))?.rule ?? last;
    },
  };
}

/** The template of a card; undefined where the rules say that the user has none. */
export async function findTemplateOf(
  cards: Pick<CardStore, 'findTemplate'>,
  assignment: Assignment,
  card: Pick<Card, 'templateId'>,
  user: StoredResource | undefined,
): Promise<CardTemplate | undefined> {
  const id = card.templateId ?? assignment.ruleOf(user).template;
  return id === undefined ? undefined : cards.findTemplate(id);
}

/** Throws Failure BC-906 for rules that could not be followed; `known` are the ids of the templates. */
export function checkRules(rules: readonly AssignmentRule[], known: readonly string[]): void {
  if (rules.length === 0 || rules.length > maxRules)
    throw new Failure('BC-906', { reason: 'cardRules', most: maxRules });
  for (const [at, { filter, template }] of rules.entries()) {
    const rule = at + 1;
    if (template !== undefined && !known.includes(template))
      throw new Failure('BC-906', { reason: 'cardRuleTemplate', rule, template: quote(template) });
    if (rule === rules.length && filter !== undefined) throw new Failure('BC-906', { reason: 'cardLastRule' });
    if (rule < rules.length) checkFilter(filter, rule);
  }
}

function checkFilter(filter: string | undefined, rule: number): void {
  const problem = filter === undefined ? 'it is missing.' : findProblem(filter);
  if (problem !== undefined) throw new Failure('BC-906', { reason: 'cardFilter', rule, problem });
}

function findProblem(filter: string): string | undefined {
  try {
    return namesUnknown(parseFilter(filter, userType)) ? 'no user has one of its attributes.' : undefined;
  } catch (error) {
    if (error instanceof ScimError) return error.message;
    throw error;
  }
}

/** In a filter of a client an unknown attribute has no value; in a rule it is a slip. */
function namesUnknown(filter: BoundFilter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return namesUnknown(filter.left) || namesUnknown(filter.right);
    case 'not':
      return namesUnknown(filter.filter);
    case 'constant':
      return true;
    case 'present':
    case 'compare':
      return false;
    default:
      return filter satisfies never;
  }
}
