// The company of a demonstration and its story: one state for each cycle, forward and then backward, so that the company stays small and
// no more people leave within an hour than a company of its size loses.

import { createTenant, evolveQuietly, type Tenant } from '../../entra/index.ts';

const seed = 'contoso';
const size = { users: 120, groups: 8 };
/** How often the simulated Entra comes. A quiet minute lies between two cycles, which divides them in the provisioning log. */
export const cycleMs = 180_000;
/** Two hours forward and two hours back. */
const steps = 40;

/** The states of the company in the order of its story; a person who does not change is the same object in two states. */
export type Story = readonly Tenant[];

export function tellStory(): Story {
  const states = [createTenant(seed, size)];
  for (let last = states[0]; last !== undefined && states.length <= steps; ) {
    last = evolveQuietly(last);
    states.push(last);
  }
  return states;
}

/** The number of the cycle that belongs to a time after the creation of the directory. */
export function cycleAfter(elapsedMs: number): number {
  return Math.max(0, Math.floor(elapsedMs / cycleMs));
}

/** The company in a cycle. It follows from the number alone, so a restart continues the story where it is by then. */
export function companyIn(story: Story, cycle: number): Tenant {
  const last = story.length - 1;
  const at = cycle % (2 * last);
  const company = story[at <= last ? at : 2 * last - at];
  if (company === undefined) throw new RangeError('A story has at least two states.');
  return company;
}
