// The failed requests since a time, by their cause.

import type { LogEntry } from '../provisioning-log/entry.ts';
import { failedOutcomes } from '../provisioning-log/outcome.ts';
import type { ProvisioningLogStore } from '../provisioning-log/store.ts';

export interface FailureCause {
  /** The code of the refusal; undefined for an error of the protocol. */
  readonly code: string | undefined;
  readonly requests: number;
  /** The newest entry. */
  readonly last: LogEntry;
}

/** Entries that are looked at, the newest. */
const maxFailures = 100;

/** The most frequent cause first. */
export async function readFailureCauses(
  log: Pick<ProvisioningLogStore, 'list'>,
  from: number,
): Promise<readonly FailureCause[]> {
  const entries = await log.list({ outcomes: failedOutcomes, from, limit: maxFailures });
  const byCode = Map.groupBy(entries, ({ entry }) => entry.code);
  return [...byCode]
    .flatMap(([code, [newest, ...others]]) =>
      newest === undefined ? [] : [{ code, requests: others.length + 1, last: newest.entry }],
    )
    .toSorted((one, other) => other.requests - one.requests);
}
