// A store that cannot be opened as it was asked for: waiting does not help, a person has to change something.

/** The message says what is wrong and what to do; it holds no secret. */
export class StoreSetupError extends Error {
  override readonly name = 'StoreSetupError';
}
