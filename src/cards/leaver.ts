// What a public address answers: a card, that there is none, or that the card is not active any more and where it points to then.

import { type CardState, type CardTemplate, Failure, type LeaverPage } from '../domain/index.ts';
import { type JsonObject, member } from '../scim/index.ts';
import { isHandle } from './handle.ts';
import { readFieldValue } from './value.ts';

export type Availability = 'shown' | 'unknown' | 'gone';

/** Cards that are drafts or paused look as if there were none, whatever became of the user. */
export function availabilityOf(state: CardState, user: JsonObject | undefined): Availability {
  if (state !== 'published') return 'unknown';
  return user !== undefined && member(user, 'active') !== false ? 'shown' : 'gone';
}

/** What the page of a user who left says. */
export interface LeaverView {
  readonly organisation?: string | undefined;
  readonly website?: string | undefined;
  /** The card that visitors are led to; without a name where it asks for a PIN. */
  readonly card?: { readonly handle: string; readonly name: string | undefined } | undefined;
}

/** The company and its website, where they are the same on every card, or what else the template says; `card` is that of the manager or successor. */
export function leaverView(
  { fields, leaver = { kind: 'company' } }: CardTemplate,
  card: LeaverView['card'],
): LeaverView {
  if (leaver.kind === 'nothing') return {};
  if (leaver.kind === 'address') return { website: leaver.url };
  const { organisation, website } = fields;
  return {
    organisation: organisation.rule === 'fixed' && organisation.isVisible ? organisation.value : undefined,
    website: website.rule === 'fixed' && website.isVisible ? website.value : undefined,
    card,
  };
}

/** Throws Failure BC-906 for an address or a handle that is none. */
export function checkLeaverPage(page: LeaverPage): LeaverPage {
  if (page.kind === 'successor' && !isHandle(page.handle)) throw new Failure('BC-906', { reason: 'cardSuccessor' });
  if (page.kind !== 'address') return page;
  const url = readFieldValue('website', page.url);
  if (url === undefined) throw new Failure('BC-906', { reason: 'cardLeaverAddress' });
  return { kind: 'address', url };
}
