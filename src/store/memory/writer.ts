// The queue of writes in memory: one work at a time on a copy of the state, which becomes the state when the work succeeds.

import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import { copyState, createState, type State } from './state.ts';

/** Gives the state that a work writes to, and refuses once that work has ended. */
export type Draft = () => State;

export interface Memory {
  /** Whether all that is done with it belongs to one work already. */
  readonly isJoined: boolean;
  /** The state after the last commit. */
  read(): State;
  write<Result>(work: (draft: Draft) => Result | Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export function createMemory(): Memory {
  let committed = createState();
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const refuseWhenClosed = (): void => {
    if (isClosed) throw new StoreUnavailable('closed', 'The store is closed');
  };
  const run = async <Result>(work: (draft: Draft) => Result | Promise<Result>): Promise<Result> => {
    const copy = copyState(committed);
    let isOpen = true;
    const draft = (): State => {
      if (!isOpen) throw new Error('This transaction has ended: a write was started without being awaited');
      return copy;
    };
    try {
      const result = await work(draft);
      committed = copy;
      return result;
    } finally {
      isOpen = false;
    }
  };

  return {
    isJoined: false,
    read: () => {
      refuseWhenClosed();
      return committed;
    },
    write: async (work) => {
      refuseWhenClosed();
      const turn = last.then(() => run(work));
      last = turn.then(
        () => undefined,
        () => undefined,
      );
      return turn;
    },
    close: async () => {
      isClosed = true;
      await last;
    },
  };
}
