// Whether there is a backup to go back to, and whether it was proven.

import { type BackupTimes, type Finding, ok, warning } from '../domain/index.ts';

const hourMs = 3_600_000;
const maxAgeMs = 48 * hourMs;
const maxUnprovenMs = 8 * 24 * hourMs;

export function judgeBackup(times: Pick<BackupTimes, 'createdAt' | 'verifiedAt'>, now: number): Finding {
  const { createdAt, verifiedAt } = times;
  if (createdAt === undefined) return warning('backup.none');
  const taken = { createdAt: dayOf(createdAt) };
  if (now - createdAt > maxAgeMs) return warning('backup.old', taken);
  if (verifiedAt === undefined || now - verifiedAt > maxUnprovenMs) return warning('backup.unproven', taken);
  return ok('backup.ok', { ...taken, verifiedAt: dayOf(verifiedAt) });
}

/** "2026-11-28 02:00 UTC", in every language. */
function dayOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
