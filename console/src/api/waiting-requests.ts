// Requests that need something of the user first: the password again (BC-909), or a new session. Such a request waits and is then sent once
// more, so that a half-filled form stays as it is.

import { isSignedOut, wantsPassword } from './problem-error.ts';

/** What a request may wait for. */
export type Need = 'password' | 'session';

/** Asks the user; true once the server has taken the answer, false when the dialog was closed. */
type Asker = () => Promise<boolean>;

interface WaitingRequests {
  /** Sets how to ask for what a request needs; the returned function takes it back. */
  readonly askWith: (need: Need, asker: Asker) => () => void;
  /** Whether a request that failed can be sent again, once the user has answered. */
  readonly canRepeat: (error: unknown) => Promise<boolean>;
}

/** Two requests at the same time ask once. */
export function createWaitingRequests(): WaitingRequests {
  const askers = new Map<Need, Asker>();
  const running = new Map<Need, Promise<boolean>>();

  function ask(need: Need): Promise<boolean> {
    const question =
      running.get(need) ?? (askers.get(need)?.() ?? Promise.resolve(false)).finally(() => running.delete(need));
    running.set(need, question);
    return question;
  }

  return {
    askWith: (need, asker) => {
      askers.set(need, asker);
      return () => {
        if (askers.get(need) === asker) askers.delete(need);
      };
    },
    canRepeat: async (error) => {
      const need = needOf(error);
      return need !== undefined && (await ask(need));
    },
  };
}

function needOf(error: unknown): Need | undefined {
  if (wantsPassword(error)) return 'password';
  return isSignedOut(error) ? 'session' : undefined;
}
