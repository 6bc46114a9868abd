// The state of a directory: counters, switches, tokens and the last requests, as the API shows it.

import {
  countResources,
  countSetupRequests,
  type Directory,
  failedOutcomes,
  type LogEntry,
  type LogOutcome,
  lifetimeState,
  listTokens,
  type MassDeprovisioning,
  type Platform,
  readMassDeprovisioning,
  type Store,
  standingWarnings,
  type Token,
  tenantUrlOf,
} from '../../domain/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import type { Rehearsals } from '../../use-cases/index.ts';
import { presentLogEntry, presentText, presentTime, presentToken } from './present.ts';
import type { Activity, LiveState, Directory as ShownDirectory } from './schemas/directories.ts';
import type { MassDeprovisioning as ShownMassDeprovisioning } from './schemas/mass-deprovisioning.ts';

/** Where it is read from. */
export interface SnapshotSource {
  readonly store: Store;
  readonly platform: Platform;
  readonly publicUrl: string;
  readonly rehearsals: Pick<Rehearsals, 'stateOf'>;
}

/** A directory as the list and its own pages show it. */
export async function readDirectory(
  source: SnapshotSource,
  directory: Directory,
  warned = standingWarnings(source.store.directory(directory.id)),
): Promise<ShownDirectory> {
  const store = source.store.directory(directory.id);
  const [counts, tokens, last, warnings] = await Promise.all([
    countResources(store),
    store.tokens.list(),
    lastEntry(source, directory.id, undefined),
    warned,
  ]);
  const now = source.platform.clock();
  return {
    id: directory.id,
    name: directory.name,
    ...presentText('licenseReference', directory.licenseReference),
    entra: directory.entra,
    provisioning: directory.provisioning,
    demonstration: directory.demonstration,
    testing: directory.testing,
    deprovisioningGuard: directory.deprovisioningGuard,
    createdAt: formatDateTime(directory.createdAt),
    tenantUrl: tenantUrlOf(source.publicUrl, directory.id),
    ...counts,
    tokens: tokens.filter((token) => lifetimeState(token, now) === 'active').length,
    warnings,
    ...(last === undefined ? {} : { lastRequest: presentLogEntry(last) }),
  };
}

/** The last request, the last refusal, the counters and the warnings. */
export async function readActivity(
  source: SnapshotSource,
  directory: Directory,
  warned = standingWarnings(source.store.directory(directory.id)),
): Promise<Activity> {
  const { id } = directory;
  const store = source.store.directory(id);
  const [counts, last, refused, [first], warnings, setupRequests, massDeprovisioning] = await Promise.all([
    countResources(store),
    lastEntry(source, id, undefined),
    lastEntry(source, id, failedOutcomes),
    store.resources.select('User', { condition: { kind: 'all' }, limit: 1, related: false }),
    warned,
    countSetupRequests({ store, platform: source.platform }),
    readMassDeprovisioning(store, directory, source.platform.clock()),
  ]);
  return {
    ...(last === undefined ? {} : { lastRequest: presentLogEntry(last) }),
    ...(refused === undefined ? {} : { lastRefusal: presentLogEntry(refused) }),
    ...counts,
    ...presentTime('firstUserAt', first?.resource.createdAt),
    warnings,
    setupRequests,
    ...(massDeprovisioning === undefined
      ? {}
      : { massDeprovisioning: presentMassDeprovisioning(massDeprovisioning, await store.tokens.list()) }),
  };
}

function presentMassDeprovisioning(
  { since, until, deactivated, deleted, threshold, actors }: MassDeprovisioning,
  tokens: readonly Token[],
): ShownMassDeprovisioning {
  const nameOf = (actor: string): string | undefined => tokens.find(({ id }) => id === actor)?.name;
  return {
    since: formatDateTime(since),
    until: formatDateTime(until),
    deactivated,
    deleted,
    threshold,
    actors: actors.map(({ actor, people }) => ({ actor, ...presentText('tokenName', nameOf(actor)), users: people })),
  };
}

/** All that an open page of the directory is kept up to date with; undefined when the directory is gone. */
export async function readLiveState(source: SnapshotSource, id: Directory['id']): Promise<LiveState | undefined> {
  const found = await source.store.directories.find(id);
  if (found === undefined) return undefined;
  const scope = { directoryId: id, store: source.store.directory(id), platform: source.platform };
  const warned = standingWarnings(scope.store);
  const [directory, tokens, activity, rehearsal] = await Promise.all([
    readDirectory(source, found, warned),
    listTokens(scope),
    readActivity(source, found, warned),
    source.rehearsals.stateOf(id),
  ]);
  const now = source.platform.clock();
  return {
    directory,
    tokens: tokens.map((token) => presentToken(token, now)),
    activity,
    ...(rehearsal === undefined ? {} : { rehearsal }),
  };
}

async function lastEntry(
  { store }: SnapshotSource,
  id: Directory['id'],
  outcomes: readonly LogOutcome[] | undefined,
): Promise<LogEntry | undefined> {
  const [newest] = await store.directory(id).log.list({ outcomes, limit: 1 });
  return newest?.entry;
}
