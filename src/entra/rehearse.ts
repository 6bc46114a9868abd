// A dress rehearsal: test the connection, discover, check the known traps, then provision a fake company for some cycles,
// reading everything back after each. The company's objects stay in the directory; those of the direct checks do not.
import { discoverSchemas, testConnection } from './connection-test.ts';
import { type CycleOutcome, runIncrementalCycle, runInitialCycle } from './cycle/cycle.ts';
import { createJob, type Hooks, type Job, type JobOptions } from './cycle/job.ts';
import { GROUP_CHECKS } from './examine/check-groups.ts';
import { REFUSAL_CHECKS } from './examine/check-refusals.ts';
import { USER_CHECKS } from './examine/check-users.ts';
import { clearStage, setStage } from './examine/stage.ts';
import { verify } from './examine/verify.ts';
import { createReport, type RehearsalReport } from './report.ts';
import { evolve } from './tenant/evolve.ts';
import { createRandom, type Random } from './tenant/random.ts';
import { createTenant } from './tenant/tenant.ts';

/** What to rehearse, and how much of it. */
export interface RehearsalOptions extends JobOptions {
  readonly users?: number;
  readonly groups?: number;
  /** Cycles in all: the initial one and the incremental ones after it. */
  readonly cycles?: number;
  /** The same seed makes the same company; without one, every run makes another, so that runs do not meet. */
  readonly seed?: number;
}

/** Rehearses provisioning against a Tenant URL and reports what Entra would have met. */
export async function rehearse(options: RehearsalOptions, hooks: Hooks = {}): Promise<RehearsalReport> {
  const job = createJob(options, hooks);
  const { users = 1_000, groups = 20, cycles = 2, seed = Math.floor(Math.random() * 2 ** 31) } = options;
  const startedAt = job.now();
  const random = createRandom(`${seed}/checks/${job.now()}`);
  const connection = await testConnection(job, random);
  const outcomes = connection.isConnected ? await perform(job, random, { users, groups, cycles, seed }) : [];
  return createReport({
    setting: { tenantUrl: options.tenantUrl, mapping: job.mapping.name, dialect: job.dialect, users, groups, seed },
    connection,
    cycles: outcomes,
    ledger: job.ledger,
    durationMs: job.now() - startedAt,
  });
}

type Extent = { readonly users: number; readonly groups: number; readonly cycles: number; readonly seed: number };

async function perform(job: Job, random: Random, extent: Extent): Promise<readonly CycleOutcome[]> {
  await discoverSchemas(job);
  await runChecks(job, random);
  return runCycles(job, extent);
}

async function runChecks(job: Job, random: Random): Promise<void> {
  const stage = await setStage(job, random);
  if (stage === undefined) return;
  const checks = [...REFUSAL_CHECKS, ...GROUP_CHECKS, ...USER_CHECKS];
  for (const [index, check] of checks.entries()) {
    if (job.ledger.stopReason() !== undefined) return;
    await check(stage);
    job.hooks.onProgress?.({ phase: 'checks', done: index + 1, total: checks.length });
  }
  await clearStage(stage);
}

async function runCycles(job: Job, { users, groups, cycles, seed }: Extent): Promise<readonly CycleOutcome[]> {
  let tenant = createTenant(String(seed), { users, groups, tag: seed.toString(36) });
  const outcomes: CycleOutcome[] = [];
  const deletedIds = new Set<string>();
  while (outcomes.length < cycles) {
    const outcome = outcomes.length === 0 ? await runInitialCycle(job, tenant) : await runIncrementalCycle(job, tenant);
    outcomes.push(outcome);
    if (outcome.quarantine !== undefined) return outcomes;
    for (const id of outcome.deletedUserIds) deletedIds.add(id);
    await verify(job, outcome, deletedIds);
    tenant = evolve(tenant);
  }
  return outcomes;
}
