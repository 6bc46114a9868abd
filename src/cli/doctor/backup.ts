// Whether there is a backup to go back to, and whether anybody has proven it.

import type { BackupTimes } from '../../domain/index.ts';
import { type Finding, ok, warning } from './finding.ts';

const hourMs = 3_600_000;
const maxAgeMs = 48 * hourMs;
const maxUnprovenMs = 8 * 24 * hourMs;

export function judgeBackup({ createdAt, verifiedAt }: Omit<BackupTimes, 'bytes'>, now: number): Finding {
  const name = 'Backup';
  const take = 'Take a backup every night: becard backup create FILE (docs/operations.md).';
  if (createdAt === undefined) return warning(name, 'none that the audit log knows of', take);
  const found = `taken ${age(createdAt, now)}, proven ${verifiedAt === undefined ? 'never' : age(verifiedAt, now)}`;
  if (now - createdAt > maxAgeMs) return warning(name, found, take);
  const isProven = verifiedAt !== undefined && now - verifiedAt <= maxUnprovenMs;
  return isProven ? ok(name, found) : warning(name, found, 'Verify it: becard backup verify FILE.');
}

function age(at: number, now: number): string {
  const hours = Math.floor((now - at) / hourMs);
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`;
}
