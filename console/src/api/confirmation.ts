// What hands out keys wants the password again (BC-909). Whoever sends such a request need not know: it waits here until the
// password was given, and is then sent once more, so that a half-filled form stays as it is.

/** Asks for the password; true once the server has taken it, false when it was not given. */
type Asker = () => Promise<boolean>;

let asker: Asker | undefined;
let running: Promise<boolean> | undefined;

/** From now on this asks; the returned function takes it back. */
export function askWith(next: Asker): () => void {
  asker = next;
  return () => {
    if (asker === next) asker = undefined;
  };
}

/** Two requests at once ask once. */
export function confirmPassword(): Promise<boolean> {
  running ??= ask();
  return running;
}

async function ask(): Promise<boolean> {
  try {
    return (await asker?.()) ?? false;
  } finally {
    running = undefined;
  }
}
