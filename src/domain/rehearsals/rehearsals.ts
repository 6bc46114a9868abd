// The rules on rehearsals: where one may run, how it begins and ends, and when its runner has died.

import { formatDateTime } from '../../scim/index.ts';
import type { Directory } from '../directories/directory.ts';
import { Failure } from '../errors/failure.ts';
import type { KeptRehearsal, Rehearsal, RehearsalOrder, StoredRehearsal } from './rehearsal.ts';

/** A runner without a report for this long has died. */
const goneMs = 20_000;

/** The time since which the runner of a running rehearsal was seen. */
export function aliveSince(now: number): number {
  return now - goneMs;
}

/** Refuses real directories: a rehearsal fills its directory with invented people. */
export function requireRehearsable({ testing, demonstration }: Directory): void {
  if (testing || demonstration) return;
  throw new Failure('BC-922');
}

export function beginRehearsal(order: RehearsalOrder, now: number): Rehearsal {
  return { state: 'running', order, startedAt: formatDateTime(now) };
}

export function endRehearsal(state: Rehearsal, outcome: Partial<Rehearsal>, now: number): Rehearsal {
  return { ...state, ...outcome, endedAt: formatDateTime(now) };
}

export function readStoredRehearsal({ text }: Pick<KeptRehearsal, 'text'>): StoredRehearsal {
  // The same program wrote it.
  return JSON.parse(text);
}

/** A kept rehearsal as it is now: broken where its runner has died. */
export function rehearsalAt(kept: KeptRehearsal, now: number): Rehearsal {
  const { state } = readStoredRehearsal(kept);
  const hasDied = kept.isRunning && kept.seenAt < aliveSince(now);
  return hasDied ? endRehearsal(state, { state: 'broken' }, kept.seenAt) : state;
}
