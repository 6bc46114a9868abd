// A store that cannot be opened with these settings: a retry does not help, the operator has to change something.

/** The message says what is wrong and what to do; it holds no secret. */
export class StoreSetupError extends Error {
  override readonly name = 'StoreSetupError';
}
