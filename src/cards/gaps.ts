// What is missing on the cards of a directory: visible fields without a value, and offices without a location.

import type { CardField, CardLocation, CardTemplate } from '../domain/index.ts';
import { cardFields } from './field.ts';
import { locationKey, officeOf } from './locations.ts';
import { activePeople, type Person } from './people.ts';
import type { CardScope } from './scope.ts';
import { openSetup, type Setup, templateFor, viewFor } from './setup.ts';

export interface TemplateGaps {
  readonly template: CardTemplate;
  /** Active users who have it. */
  readonly users: number;
  /** Visible fields that are empty, and for how many of them; the most frequent first. */
  readonly fields: readonly { readonly field: CardField; readonly users: number }[];
}

export interface CardGaps {
  /** Active users without a card by the rules. */
  readonly withoutCard: number;
  readonly templates: readonly TemplateGaps[];
  /** Office names that are no location, the most frequent first. */
  readonly offices: readonly Office[];
  /** Every location, and how many active users have an office of its name. */
  readonly locations: readonly { readonly location: CardLocation; readonly users: number }[];
}

interface Office {
  readonly name: string;
  readonly users: number;
}

/** So many unknown offices are listed. */
const maxOffices = 100;

export async function findGaps(scope: CardScope): Promise<CardGaps> {
  const setup = await openSetup(scope);
  const counts = new Map(
    [...setup.templates.keys()].map((id) => [id, { users: 0, fields: new Map<CardField, number>() }]),
  );
  const offices = new Map<string, Office>();
  let withoutCard = 0;
  for await (const person of activePeople(scope, setup.assignment.needsGroups)) {
    const template = templateFor(setup, person);
    const counted = counts.get(template?.id ?? '');
    if (template === undefined || counted === undefined) {
      withoutCard += 1;
      continue;
    }
    counted.users += 1;
    for (const field of emptyFields(setup, person, template)) add(counted.fields, field);
    noteOffice(offices, person, template);
  }
  const templates = [...setup.templates.values()].map((template) => {
    const { users = 0, fields = new Map<CardField, number>() } = counts.get(template.id) ?? {};
    const sorted = [...fields].toSorted(([, left], [, right]) => right - left);
    return { template, users, fields: sorted.map(([field, missing]) => ({ field, users: missing })) };
  });
  return { withoutCard, templates, ...placesOf(offices, setup) };
}

function emptyFields(setup: Setup, person: Person, template: CardTemplate): readonly CardField[] {
  const view = viewFor(setup, person, template);
  const filled = new Set(view?.fields.filter(({ value }) => value !== undefined).map(({ field }) => field));
  return cardFields.filter((field) => template.fields[field].isVisible && !filled.has(field));
}

function noteOffice(offices: Map<string, Office>, { user, card }: Person, template: CardTemplate): void {
  const name = officeOf({ user, card: { ownValues: card?.ownValues ?? {} }, template });
  if (name === undefined) return;
  const key = locationKey(name);
  offices.set(key, { name, users: (offices.get(key)?.users ?? 0) + 1 });
}

function placesOf(offices: ReadonlyMap<string, Office>, { locations }: Setup): Pick<CardGaps, 'offices' | 'locations'> {
  const unknown = [...offices].flatMap(([key, office]) => (locations.has(key) ? [] : [office]));
  return {
    offices: unknown.toSorted((left, right) => right.users - left.users).slice(0, maxOffices),
    locations: [...locations].map(([key, location]) => ({ location, users: offices.get(key)?.users ?? 0 })),
  };
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
