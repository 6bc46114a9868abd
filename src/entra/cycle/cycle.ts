// The two cycles of the provisioning service. Initial: everybody is matched, then created or updated. Incremental: only
// what changed. In both: users, then managers, then groups, then members (Microsoft, "How Application Provisioning works").

import { quarantineReason } from '../quarantine.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { memberPatches, patchMembers, provisionGroup, removeGroup } from './groups.ts';
import type { Job } from './job.ts';
import { needsManager, provisionManager } from './managers.ts';
import { type OutcomeCounts, plus, workThrough } from './pool.ts';
import { isManaged, provisionUser, removeUser } from './users.ts';

export interface CycleOutcome {
  readonly kind: 'initial' | 'incremental';
  readonly users: OutcomeCounts;
  readonly managers: OutcomeCounts;
  readonly groups: OutcomeCounts;
  readonly memberships: OutcomeCounts;
  readonly durationMs: number;
  readonly deletedUserIds: readonly string[];
  /** Why Entra would stop here. */
  readonly quarantine?: string;
}

/** Brings an unknown directory to the state of the company: what exists already is matched and updated, not made again. */
export function runInitialCycle(job: Job, tenant: Tenant): Promise<CycleOutcome> {
  job.links.users.clear();
  job.links.groups.clear();
  return runCycle(job, tenant, 'initial');
}

/** Sends what changed since the last cycle; what failed then is tried again. */
export function runIncrementalCycle(job: Job, tenant: Tenant): Promise<CycleOutcome> {
  return runCycle(job, tenant, 'incremental');
}

async function runCycle(job: Job, tenant: Tenant, kind: CycleOutcome['kind']): Promise<CycleOutcome> {
  const startedAt = job.now();
  job.ledger.resume();
  const purged = [...job.links.users].filter(([objectId]) => !tenant.people.has(objectId));
  const users = await runUsers(job, tenant, kind);
  const people = [...tenant.people.values()].filter((person) => needsManager(job, person));
  const managers = await workThrough(job, 'managers', people, (person) => provisionManager(job, person));
  const groups = await runGroups(job, tenant);
  const patches = memberPatches(job, tenant);
  const memberships = await workThrough(job, 'members', patches, (patch) => patchMembers(job, patch));
  const phases = { users, managers, groups, memberships };
  const quarantine = job.ledger.stopReason() ?? quarantineReason(tallyOf(phases));
  if (quarantine !== undefined) job.ledger.find('quarantine', quarantine);
  const ended = purged.filter(([objectId, link]) => isManaged(link) && !job.links.users.has(objectId));
  return {
    kind,
    ...phases,
    deletedUserIds: ended.map(([, link]) => link.id),
    durationMs: job.now() - startedAt,
    ...(quarantine === undefined ? {} : { quarantine }),
  };
}

async function runUsers(job: Job, tenant: Tenant, kind: CycleOutcome['kind']): Promise<OutcomeCounts> {
  const changed = [...tenant.people.values()].filter((person) => {
    const link = job.links.users.get(person.objectId);
    const isNeverCreated = link === undefined && person.standing !== 'active';
    return link?.source !== person && !(kind === 'incremental' && isNeverCreated);
  });
  const purged = [...job.links.users.keys()].filter((objectId) => !tenant.people.has(objectId));
  const written = await workThrough(job, 'users', changed, (person) => provisionUser(job, person));
  return plus(written, await workThrough(job, 'deleted users', purged, (objectId) => removeUser(job, objectId)));
}

async function runGroups(job: Job, tenant: Tenant): Promise<OutcomeCounts> {
  const dissolved = [...job.links.groups.keys()].filter((objectId) => !tenant.groups.has(objectId));
  const changed = [...tenant.groups.values()].filter(
    (group) => job.links.groups.get(group.objectId)?.source.displayName !== group.displayName,
  );
  const ended = await workThrough(job, 'deleted groups', dissolved, (objectId) => removeGroup(job, objectId));
  return plus(ended, await workThrough(job, 'groups', changed, (group) => provisionGroup(job, group)));
}

type Phases = Pick<CycleOutcome, 'users' | 'managers' | 'groups' | 'memberships'>;

function tallyOf({ users, managers, groups, memberships }: Phases): Parameters<typeof quarantineReason>[0] {
  const own = plus(users, groups);
  const references = plus(managers, memberships);
  const attempts = Object.values(plus(own, references)).reduce((sum, count) => sum + count, 0);
  return { attempts, failures: own.failed + references.failed, referenceFailures: references.failed };
}
