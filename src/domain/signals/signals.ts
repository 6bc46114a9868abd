// What receivers of events should know of a directory beside its changes: whether Entra sends requests, new mapping warnings, a mass
// deprovisioning, tokens that expire. A rule compares what is seen with what was reported, so that each of them is reported once.

import { formatDateTime } from '../../scim/index.ts';
import { lifetimeState } from '../credentials/lifetime.ts';
import type { MassDeprovisioning } from '../deprovisioning/mass-deprovisioning.ts';
import type { Directory } from '../directories/directory.ts';
import type { Notice } from '../events/notice.ts';
import type { Token } from '../tokens/token.ts';

/** The state that was reported last. */
export interface SignalState {
  readonly isConnected: boolean;
  /** Codes that have appeared since the directory exists. */
  readonly warnings: readonly string[];
  /** Whether a mass deprovisioning awaits a decision. */
  readonly hasMassChange: boolean;
  /** The smallest period that was reported for each token, in days. */
  readonly expiring: Readonly<Record<string, number>>;
}

/** What is seen of a directory now. */
export interface Observation {
  readonly directory: Directory;
  readonly tokens: readonly Token[];
  readonly warnings: readonly string[];
  readonly massDeprovisioning: MassDeprovisioning | undefined;
}

export interface Report {
  readonly state: SignalState;
  readonly notices: readonly Omit<Notice, 'actor'>[];
}

/** Entra syncs every 40 minutes; three missed cycles count as silence. */
const silentAfterMs = 2 * 3_600_000;
const dayMs = 86_400_000;
/** Days before the end of a token at which it is reported. */
const periods = [1, 7, 30] as const;

const nothing: SignalState = { isConnected: false, warnings: [], hasMassChange: false, expiring: {} };

/** The notices that are due, and the state once they were written. */
export function reportSignals(before: SignalState = nothing, seen: Observation, now: number): Report {
  const connection = reportConnection(before, seen, now);
  const expiring = reportExpiring(before, seen, now);
  const warnings = seen.warnings.filter((code) => !before.warnings.includes(code));
  return {
    state: {
      isConnected: connection.isConnected,
      warnings: [...before.warnings, ...warnings],
      hasMassChange: seen.massDeprovisioning !== undefined,
      expiring: expiring.periods,
    },
    notices: [
      ...connection.notices,
      ...warnings.map(
        (code) => ({ type: 'directory.mapping_warning', about: seen.directory, facts: { code } }) as const,
      ),
      ...(before.hasMassChange ? [] : reportMassChange(seen)),
      ...expiring.notices,
    ],
  };
}

/** A directory that was switched off or has no active token is not silent: nothing is expected of Entra. */
function reportConnection(
  before: SignalState,
  { directory, tokens }: Observation,
  now: number,
): Pick<SignalState, 'isConnected'> & Pick<Report, 'notices'> {
  const last = Math.max(0, ...tokens.map(({ lastUsedAt = 0 }) => lastUsedAt));
  const isConnected = last > 0 && now - last <= silentAfterMs;
  if (isConnected === before.isConnected) return { isConnected, notices: [] };
  const isExpected =
    directory.entra && directory.provisioning && tokens.some((token) => lifetimeState(token, now) === 'active');
  if (!isConnected && !isExpected) return { isConnected, notices: [] };
  const type = isConnected ? 'directory.connected' : 'directory.silent';
  return { isConnected, notices: [{ type, about: directory, facts: { lastRequestAt: formatDateTime(last) } }] };
}

function reportMassChange({ directory, massDeprovisioning }: Observation): Report['notices'] {
  if (massDeprovisioning === undefined) return [];
  const { since, deactivated, deleted, threshold } = massDeprovisioning;
  const facts = { since: formatDateTime(since), deactivated, deleted, threshold };
  return [{ type: 'directory.mass_change', about: directory, facts }];
}

function reportExpiring(
  { expiring }: SignalState,
  { tokens }: Observation,
  now: number,
): Pick<Report, 'notices'> & { readonly periods: SignalState['expiring'] } {
  const ending = tokens.flatMap((token) => {
    const days = periodOf(token, now);
    return days === undefined ? [] : [{ token, days }];
  });
  const fresh = ending.filter(({ token, days }) => days < (expiring[token.id] ?? Number.POSITIVE_INFINITY));
  return {
    periods: Object.fromEntries(ending.map(({ token, days }) => [token.id, days])),
    notices: fresh.map(({ token, days }) => {
      const facts = { expiresAt: formatDateTime(token.expiresAt ?? 0), days };
      return { type: 'token.expiring', about: token, facts };
    }),
  };
}

/** The period that an active token has entered. One that was made for a week is not reported a month before its end. */
function periodOf(token: Token, now: number): number | undefined {
  const { expiresAt, createdAt } = token;
  if (expiresAt === undefined || lifetimeState(token, now) !== 'active') return undefined;
  return periods.find((days) => expiresAt - now <= days * dayMs && expiresAt - createdAt > days * dayMs);
}
