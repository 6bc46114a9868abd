// The card of a user as a change of a template would make it, for those who look before they save.

import type { CardLanguage } from '../domain/index.ts';
import type { CardScope } from './scope.ts';
import { changedTemplate, readTemplate, type TemplateChange } from './templates.ts';
import { readUserCard, type UserCard, viewCard } from './user-card.ts';

interface TemplateView {
  readonly template: string;
  readonly change: TemplateChange;
  readonly user: string;
  readonly language: CardLanguage | undefined;
}

/** Whichever template the card has now. Throws as the change itself would, and Failure BC-904 for a user without a card. */
export async function readCardWith(
  scope: CardScope,
  { template: id, change, user, language }: TemplateView,
): Promise<UserCard> {
  const read = await readUserCard(scope, user, undefined);
  const template = await changedTemplate(scope, await readTemplate(scope, id), change);
  return { ...read, template, view: viewCard({ ...read, template }, language).view };
}
