// The verbs on the states of cards, of one or of a hundred thousand: in pieces, each with its line in the audit log, and undone as a whole.

import { type CardChoice, checkCardChoice, chosenCards, requireEnabled } from '../cards/index.ts';
import {
  type CardChangeId,
  type CardState,
  type ChangedCard,
  type Directory,
  findDirectory,
  newId,
  type ResourceId,
} from '../domain/index.ts';
import { editing } from './card-scope.ts';
import { inParts, useCase } from './use-case.ts';

/** How many cards one transaction of an undo changes. */
const pieceSize = 500;
const stateActions = { draft: 'unpublished', published: 'published', paused: 'paused' } as const;

interface Piece {
  readonly directory: Directory;
  readonly ids: readonly ResourceId[];
  readonly state: CardState;
  readonly change: CardChangeId;
}

const setPiece = useCase({
  ...editing,
  parse: (piece: Piece) => piece,
  act: async ({ store, platform }, { directory, ids, state, change }) => {
    await requireEnabled(store, directory.id);
    return store.directory(directory.id).cards.setState(ids, state, platform.clock(), change);
  },
  audit: (changed, _, { directory, state }) => recordsOf(changed, directory, stateActions[state]),
});

interface StateInput extends CardChoice {
  readonly directory: string;
  readonly state: CardState;
}

/** Publishes cards, pauses them or takes them back to drafts. The change that it gives can be undone. */
export const set = inParts(editing, async (ctx, { directory: name, state, ...choice }: StateInput) => {
  checkCardChoice(choice);
  const directory = await findDirectory(ctx.store, name);
  await requireEnabled(ctx.store, directory.id);
  const change = newId(ctx.platform, 'cch');
  let changed = 0;
  for await (const ids of chosenCards(ctx.store.directory(directory.id), choice)) {
    changed += (await setPiece(ctx, { directory, ids, state, change })).length;
    await ctx.platform.yieldToOthers();
  }
  return { change, changed };
});

interface UndonePiece {
  readonly directory: Directory;
  readonly change: CardChangeId;
}

const undoPiece = useCase({
  ...editing,
  parse: (piece: UndonePiece) => piece,
  act: async ({ store, platform }, { directory, change }) => {
    await requireEnabled(store, directory.id);
    return store.directory(directory.id).cards.undoChange(change, pieceSize, platform.clock());
  },
  audit: (changed, _, { directory }) => recordsOf(changed, directory, 'undone'),
});

/** Gives the cards of a change the states back that they had before it. Cards that were changed since keep theirs. */
export const undo = inParts(
  editing,
  async (ctx, { directory: name, change }: { readonly directory: string; readonly change: string }) => {
    const directory = await findDirectory(ctx.store, name);
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
  changed: readonly ChangedCard[],
  { id: directoryId, name }: Directory,
  act: (typeof stateActions)[CardState] | 'undone',
) {
  const [first, ...more] = changed;
  if (first === undefined) return [];
  if (more.length === 0) return [{ action: `card.${act}` as const, directoryId, target: first.resourceId }];
  return [
    {
      action: `cards.${act}` as const,
      directoryId,
      subject: name,
      changes: [{ path: 'users', after: changed.length }],
    },
  ];
}
