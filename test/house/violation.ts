// What a rule reports, and how it is shown.

export interface Violation {
  readonly path: string;
  readonly line: number;
  /** What is wrong and what to do about it. */
  readonly advice: string;
}

/** One line per violation, clickable in most terminals. */
export function print(violations: readonly Violation[]): string {
  return violations.map(({ path, line, advice }) => `\n${path}:${line}  ${advice}`).join('');
}
