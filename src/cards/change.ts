// A change of many cards, of their state or template: whether it can be made, and how many it would change.

import type { CardChange } from '../domain/index.ts';
import { type CardChoice, checkCardChoice, chosenCards } from './choice.ts';
import type { CardScope } from './scope.ts';
import { readTemplate } from './templates.ts';

/** Throws Failure BC-904 for a template that the directory does not have. */
export async function checkCardChange(scope: CardScope, change: CardChange): Promise<void> {
  if (change.kind === 'template' && change.template !== undefined) await readTemplate(scope, change.template);
}

/** How many cards were chosen, and how many of them the change would change. */
export async function countChange(
  scope: CardScope,
  choice: CardChoice,
  change: CardChange,
): Promise<{ readonly chosen: number; readonly changed: number }> {
  checkCardChoice(choice);
  await checkCardChange(scope, change);
  const store = scope.store.directory(scope.directory.id);
  const counts = { chosen: 0, changed: 0 };
  for await (const piece of chosenCards(store, choice)) {
    counts.chosen += piece.length;
    counts.changed += await store.cards.countOthers(piece, change);
  }
  return counts;
}
