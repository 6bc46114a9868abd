// What the doctor says about one thing.

/** A `warning` deserves a look; a `fault` keeps Becard from working as promised. */
export type State = 'ok' | 'warning' | 'fault';

export interface Finding {
  readonly check: string;
  readonly state: State;
  readonly found: string;
  /** What to do about it. */
  readonly next?: string;
}

export function ok(check: string, found: string): Finding {
  return { check, state: 'ok', found };
}

export function warning(check: string, found: string, next: string): Finding {
  return { check, state: 'warning', found, next };
}

export function fault(check: string, found: string, next: string): Finding {
  return { check, state: 'fault', found, next };
}

/** The sentence of an error, without its stack. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return error.message.includes(code) ? error.message : `${error.message} (${code})`;
}
