// What gives every card of a directory its look: the rules, the templates and the locations.

import type { CardLocation, CardTemplate } from '../domain/index.ts';
import type { CardView } from './assemble.ts';
import { type Assignment, openAssignment } from './assignment.ts';
import { locationKey, officeKey } from './locations.ts';
import type { Person } from './people.ts';
import type { CardScope } from './scope.ts';
import { readSettings } from './settings.ts';
import { viewCard } from './user-card.ts';

export interface Setup {
  readonly assignment: Assignment;
  readonly templates: ReadonlyMap<string, CardTemplate>;
  readonly locations: ReadonlyMap<string, CardLocation>;
}

export async function openSetup({ store, directory }: CardScope): Promise<Setup> {
  const { cards } = store.directory(directory.id);
  const { assignment } = await readSettings(store, directory.id);
  return {
    assignment: openAssignment(assignment.rules),
    templates: new Map((await cards.templates()).map((template) => [template.id, template])),
    locations: new Map((await cards.locations()).map((location) => [locationKey(location.name), location])),
  };
}

export function templateFor({ assignment, templates }: Setup, { user, card }: Person): CardTemplate | undefined {
  return templates.get(card?.templateId ?? assignment.ruleOf(user).template ?? '');
}

/** The card in its own language; none without a template. */
export function viewFor(
  { locations }: Setup,
  { user, card: made }: Person,
  template: CardTemplate | undefined,
): CardView | undefined {
  if (template === undefined) return undefined;
  const card = { ownValues: made?.ownValues ?? {} };
  const location = locations.get(officeKey({ user, card, template }) ?? '');
  return viewCard({ user, card, template, location }, undefined).view;
}
