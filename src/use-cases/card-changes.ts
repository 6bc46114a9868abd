// The verbs on many cards at once, on their states and templates: in pieces, each with its line in the audit log, and undone as a whole.

import { type CardChoice, checkCardChange, checkCardChoice, chosenCards } from '../cards/index.ts';
import {
  type AuditRecord,
  type CardChange,
  type CardChangeId,
  type CardState,
  type Directory,
  newId,
  type ResourceId,
} from '../domain/index.ts';
import { type DirectoryAddress, editing, openEnabled } from './card-scope.ts';
import type { UseCaseContext } from './context.ts';
import { inParts, useCase } from './use-case.ts';

/** How many cards one transaction of an undo changes. */
const pieceSize = 500;
const stateActions = { draft: 'unpublished', published: 'published', paused: 'paused' } as const;

/** Publishes cards, pauses them or takes them back to drafts. The change that it gives can be undone. */
export const setState = inParts(
  editing,
  (ctx, { directory, state, ...choice }: DirectoryAddress & CardChoice & { readonly state: CardState }) =>
    changeChosen(ctx, directory, choice, { kind: 'state', state }),
);

/** Chooses the template of cards, whatever the rules say; without a template the rules count again. The change can be undone. */
export const chooseTemplate = inParts(
  editing,
  (ctx, { directory, template, ...choice }: DirectoryAddress & CardChoice & { readonly template?: string }) =>
    changeChosen(ctx, directory, choice, { kind: 'template', template }),
);

async function changeChosen(ctx: UseCaseContext, name: string, choice: CardChoice, change: CardChange) {
  checkCardChoice(choice);
  const scope = await openEnabled(ctx, name);
  const { directory } = scope;
  await checkCardChange(scope, change);
  const id = newId(ctx.platform, 'cch');
  let changed = 0;
  for await (const ids of chosenCards(ctx.store.directory(directory.id), choice)) {
    changed += (await changePiece(ctx, { directory, ids, change, id })).length;
    await ctx.platform.yieldToOthers();
  }
  return { change: id, changed };
}

interface Piece {
  readonly directory: Directory;
  readonly ids: readonly ResourceId[];
  readonly change: CardChange;
  readonly id: CardChangeId;
}

const changePiece = useCase({
  ...editing,
  parse: (piece: Piece) => piece,
  act: async (tx, { directory, ids, change, id }) => {
    const scope = await openEnabled(tx, directory.id);
    await checkCardChange(scope, change);
    const { cards } = scope.store.directory(directory.id);
    const at = tx.platform.clock();
    return change.kind === 'state'
      ? cards.setState(ids, change.state, at, id)
      : cards.chooseTemplate(ids, change.template, at, id);
  },
  audit: (changed, _, { directory, change }) =>
    change.kind === 'state'
      ? recordsOf(changed, directory, stateActions[change.state])
      : recordsOf(changed, directory, 'template_chosen', [{ path: 'template', after: change.template ?? '' }]),
});

interface UndonePiece {
  readonly directory: Directory;
  readonly change: CardChangeId;
}

const undoPiece = useCase({
  ...editing,
  parse: (piece: UndonePiece) => piece,
  act: async (tx, { directory, change }) => {
    const { store } = await openEnabled(tx, directory.id);
    return store.directory(directory.id).cards.undoChange(change, pieceSize, tx.platform.clock());
  },
  audit: (changed, _, { directory }) => recordsOf(changed, directory, 'undone'),
});

/** Gives the cards of a change back what they had before it. Cards that were changed since keep theirs. */
export const undo = inParts(
  editing,
  async (ctx, { directory: name, change }: DirectoryAddress & { readonly change: string }) => {
    const { directory } = await openEnabled(ctx, name);
    let changed = 0;
    for (;;) {
      // Any text may be sent as an id; the store says whether there is such a change.
      const piece = await undoPiece(ctx, { directory, change: change as CardChangeId });
      changed += piece.length;
      if (piece.length < pieceSize) return { changed };
      await ctx.platform.yieldToOthers();
    }
  },
);

function recordsOf(
  changed: readonly ResourceId[],
  { id: directoryId, name }: Directory,
  act: (typeof stateActions)[CardState] | 'template_chosen' | 'undone',
  set: AuditRecord['changes'] = [],
): readonly AuditRecord[] {
  const [target, ...more] = changed;
  if (target === undefined) return [];
  if (more.length === 0) return [{ action: `card.${act}`, directoryId, target, changes: set }];
  const changes = [...set, { path: 'users', after: changed.length }];
  return [{ action: `cards.${act}`, directoryId, subject: name, changes }];
}
