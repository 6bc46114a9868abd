// Setup progress of a directory, derived from the requests received so far. A step is done only when its request was seen.

import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { describeConnection } from './connection.ts';

export const steps = ['create', 'connect', 'mapping', 'person', 'start'] as const;
export type Step = (typeof steps)[number];

/** `attention`: an error that needs action. */
export type StepState = 'open' | 'done' | 'attention';

export interface Progress {
  readonly states: Readonly<Record<Step, StepState>>;
  /** Time of the last response to Entra. */
  readonly connectedAt: string | undefined;
  /** Duration without requests, if it is too long. */
  readonly silentMs: number | undefined;
}

type Setting = Pick<Directory, 'entra' | 'provisioning' | 'tokens' | 'demonstration'>;

/** Entra syncs every 40 minutes; three missed cycles count as silence. */
const silentAfterMs = 2 * 60 * 60_000;
/** A pause of this length ends the first cycle. */
const pauseMs = 3 * 60_000;
/** The simulated Entra of a demonstration starts a cycle every three minutes. */
const demonstrationPauseMs = 60_000;

export function describeProgress(
  setting: Setting,
  activity: Activity,
  tokens: readonly Token[],
  nowMs: number,
): Progress {
  const connectedAt = tokens
    .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
    .toSorted()
    .at(-1);
  const isRefused = describeConnection(setting, activity).kind === 'refused';
  const isConnected = connectedAt !== undefined;
  const isWrong = activity.warnings.length > 0;
  return {
    connectedAt,
    silentMs: silenceOf(activity, nowMs),
    states: {
      create: isConnected ? 'done' : 'open',
      connect: connectState(isRefused, isConnected),
      mapping: mappingState(isWrong, activity.users),
      person: activity.users > 0 ? 'done' : 'open',
      start: isFirstCycleOver(setting, activity, nowMs) ? 'done' : 'open',
    },
  };
}

/** The first step that is not done; undefined when all are. */
export function nextStep({ states }: Progress): Step | undefined {
  return steps.find((step) => states[step] !== 'done');
}

function connectState(isRefused: boolean, isConnected: boolean): StepState {
  if (isRefused) return 'attention';
  return isConnected ? 'done' : 'open';
}

function mappingState(isWrong: boolean, users: number): StepState {
  if (isWrong) return 'attention';
  return users > 0 ? 'done' : 'open';
}

function silenceOf({ lastRequest }: Activity, nowMs: number): number | undefined {
  if (lastRequest === undefined) return undefined;
  const silentMs = nowMs - Date.parse(lastRequest.at);
  return silentMs > silentAfterMs ? silentMs : undefined;
}

/** Estimated: Provision on demand creates one user, a cycle creates more and is followed by a pause. */
function isFirstCycleOver(
  { demonstration }: Setting,
  { users, groups, firstUserAt, lastRequest }: Activity,
  nowMs: number,
): boolean {
  if (firstUserAt === undefined || lastRequest === undefined) return false;
  const lastMs = Date.parse(lastRequest.at);
  const restMs = demonstration ? demonstrationPauseMs : pauseMs;
  const isResting = nowMs - lastMs > restMs && users + groups > 1;
  return isResting || lastMs - Date.parse(firstUserAt) > 10 * restMs;
}
