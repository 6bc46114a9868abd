// How a SCIM request ended: decided here once, stored with its log entry, and shown by the console, exports, metrics and the command line.

export const logOutcomes = ['success', 'warning', 'failure', 'refused'] as const;

/** `refused`: the token, a switch or a limit did not let the request in. Screens call it "Rejected". */
export type LogOutcome = (typeof logOutcomes)[number];

/** The outcomes that an administrator looks for when something is wrong. */
export const failedOutcomes: readonly LogOutcome[] = ['failure', 'refused'];

const refusedStatus: readonly number[] = [401, 403, 429];

export interface RequestEnd {
  readonly method: string;
  readonly status: number;
  readonly code: string | undefined;
  readonly warnings: readonly string[];
}

export function outcomeOf(end: RequestEnd): LogOutcome {
  if (end.status < 400) return end.warnings.length > 0 ? 'warning' : 'success';
  if (isMiss(end)) return 'success';
  return refusedStatus.includes(end.status) ? 'refused' : 'failure';
}

/** A read of a resource that is not there: Entra asks that to match objects and expects the answer. */
function isMiss({ method, code }: Pick<RequestEnd, 'method' | 'code'>): boolean {
  return code === 'BC-202' && (method === 'GET' || method === 'HEAD');
}
