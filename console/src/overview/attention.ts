// What needs attention in a directory, the most urgent first.

import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { FailureCause, Overview } from '../../../src/http/api/schemas/overview.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { describeProgress } from '../connection/progress.ts';
import { statusOf } from '../directories/directory-status.ts';
import { type Ending, findEndings } from '../tokens/expiry.ts';

export type Finding =
  | { readonly kind: 'switchedOff' | 'noToken' }
  | { readonly kind: 'silent'; readonly silentMs: number }
  | { readonly kind: 'failure'; readonly cause: FailureCause }
  | { readonly kind: 'mapping'; readonly codes: readonly string[] }
  | { readonly kind: 'token'; readonly ending: Ending }
  | { readonly kind: 'setupRequests'; readonly count: number }
  | { readonly kind: 'backup'; readonly lastAt: string | undefined };

interface Seen {
  readonly directory: Directory;
  readonly activity: Activity;
  readonly tokens: readonly Token[];
  readonly overview: Pick<Overview, 'failures'>;
  /** Absent for an administrator who does not see backups. */
  readonly backup?: { readonly lastAt: string | undefined } | undefined;
}

const dayMs = 86_400_000;
/** A backup is taken every night; a week without one is a fault. */
const maxBackupAgeMs = 7 * dayMs;

export function findingsOf({ directory, activity, tokens, overview, backup }: Seen, nowMs: number): readonly Finding[] {
  const status = statusOf(directory, nowMs);
  const { silentMs } = describeProgress(directory, activity, tokens, nowMs);
  const isOff = status === 'switchedOff' || status === 'noToken';
  return [
    ...(isOff ? [{ kind: status }] : []),
    ...(isOff || silentMs === undefined ? [] : [{ kind: 'silent' as const, silentMs }]),
    ...overview.failures.map((cause) => ({ kind: 'failure' as const, cause })),
    ...(activity.warnings.length > 0 ? [{ kind: 'mapping' as const, codes: activity.warnings }] : []),
    ...findEndings(tokens, nowMs).map((ending) => ({ kind: 'token' as const, ending })),
    ...(activity.setupRequests > 0 ? [{ kind: 'setupRequests' as const, count: activity.setupRequests }] : []),
    ...(needsBackup(directory, backup, nowMs) ? [{ kind: 'backup' as const, lastAt: backup?.lastAt }] : []),
  ];
}

/** A new directory, or one that is for trying things out, need not be in a backup yet. */
function needsBackup({ testing, demonstration, createdAt }: Directory, backup: Seen['backup'], nowMs: number): boolean {
  if (backup === undefined || testing || demonstration) return false;
  return nowMs - Date.parse(backup.lastAt ?? createdAt) > maxBackupAgeMs;
}
