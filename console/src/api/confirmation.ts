// Requests that create credentials need the password again (BC-909). Such a request waits until the password is confirmed and is then sent
// once more, so that a half-filled form stays as it is.

/** Asks for the password; true once the server has taken it, false when the dialog was closed. */
type Asker = () => Promise<boolean>;

interface Confirmation {
  readonly askWith: (asker: Asker) => () => void;
  readonly confirm: () => Promise<boolean>;
}

/** Two requests at the same time ask once. */
export function createConfirmation(): Confirmation {
  let asker: Asker | undefined;
  let running: Promise<boolean> | undefined;
  return {
    askWith: (next) => {
      asker = next;
      return () => {
        if (asker === next) asker = undefined;
      };
    },
    confirm: () => {
      running ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
