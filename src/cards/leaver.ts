// What a public address answers: a card, that there is none, or that the card is not active any more.

import type { CardState, TemplateFields } from '../domain/index.ts';
import { type JsonObject, member } from '../scim/index.ts';

export type Availability = 'shown' | 'unknown' | 'gone';

/** Cards that are drafts or paused look as if there were none, whatever became of the user. */
export function availabilityOf(state: CardState, user: JsonObject | undefined): Availability {
  if (state !== 'published') return 'unknown';
  return user !== undefined && member(user, 'active') !== false ? 'shown' : 'gone';
}

/** What the page of a user who left says: the company and its website, where they are the same on every card. */
export interface LeaverView {
  readonly organisation: string | undefined;
  readonly website: string | undefined;
}

export function leaverView({ organisation, website }: TemplateFields): LeaverView {
  return {
    organisation: organisation.rule === 'fixed' && organisation.isVisible ? organisation.value : undefined,
    website: website.rule === 'fixed' && website.isVisible ? website.value : undefined,
  };
}
