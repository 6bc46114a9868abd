// The provisioning status of a directory, in one word.

import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Tone } from '../parts/status.tsx';

export type DirectoryStatus =
  | 'notSetUp'
  | 'switchedOff'
  | 'noToken'
  | 'waiting'
  | 'refused'
  | 'silent'
  | 'mapping'
  | 'running';

/** Entra syncs every 40 minutes; three missed cycles count as silence. */
const silentAfterMs = 2 * 60 * 60 * 1_000;

const refusals: readonly number[] = [401, 403];

/** The first obstacle, or "running". */
export function statusOf(directory: Directory, nowMs: number): DirectoryStatus {
  const { lastRequest } = directory;
  if (!directory.entra) return lastRequest === undefined ? 'notSetUp' : 'switchedOff';
  if (directory.tokens === 0) return 'noToken';
  if (!directory.provisioning) return 'switchedOff';
  if (lastRequest === undefined) return 'waiting';
  if (refusals.includes(lastRequest.status)) return 'refused';
  if (nowMs - Date.parse(lastRequest.at) > silentAfterMs) return 'silent';
  return directory.warnings.length > 0 ? 'mapping' : 'running';
}

export const tones: Readonly<Record<DirectoryStatus, Tone>> = {
  notSetUp: 'quiet',
  switchedOff: 'quiet',
  noToken: 'quiet',
  waiting: 'busy',
  refused: 'bad',
  silent: 'warning',
  mapping: 'warning',
  running: 'good',
};
