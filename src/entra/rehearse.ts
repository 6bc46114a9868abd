// A dress rehearsal: test the connection, discover, check the known traps, then provision a fake company for some cycles,
// reading everything back after each. The company's objects stay in the directory; those of the direct checks do not.
import { type ConnectionVerdict, discoverSchemas, testConnection } from './connection-test.ts';
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
import { createTenant, type Tenant } from './tenant/tenant.ts';

/** What to rehearse, and how much of it. */
export interface RehearsalOptions extends JobOptions {
  readonly users?: number;
  readonly groups?: number;
  /** Cycles in all: the initial one and the incremental ones after it. */
  readonly cycles?: number;
  /** The same seed makes the same company; without one, every run makes another, so that runs do not meet. */
  readonly seed?: number;
}

/** A rehearsal that its signal called off, with the report of what was done until then. */
export class RehearsalStopped extends Error {
  override readonly name = 'RehearsalStopped';
  readonly report: RehearsalReport;

  constructor(report: RehearsalReport, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.report = report;
  }
}

/** Rehearses provisioning against a Tenant URL and reports what Entra would have met. */
export async function rehearse(options: RehearsalOptions, hooks: Hooks = {}): Promise<RehearsalReport> {
  const run = begin(options, hooks);
  try {
    await perform(run);
  } catch (error) {
    if (hooks.signal?.aborted === true) throw new RehearsalStopped(reportOf(run, true), error);
    throw error;
  }
  return reportOf(run, false);
}

interface Run {
  readonly job: Job;
  readonly extent: { readonly users: number; readonly groups: number; readonly cycles: number; readonly seed: number };
  readonly tenantUrl: string;
  readonly startedAt: number;
  readonly outcomes: CycleOutcome[];
  connection: ConnectionVerdict;
  tenant: Tenant;
}

function begin(options: RehearsalOptions, hooks: Hooks): Run {
  const { tenantUrl, users = 1_000, groups = 20, cycles = 2, seed = Math.floor(Math.random() * 2 ** 31) } = options;
  const job = createJob(options, hooks);
  return {
    job,
    extent: { users, groups, cycles, seed },
    tenantUrl,
    startedAt: job.now(),
    outcomes: [],
    connection: { isConnected: false, status: 0, shown: 'The connection was not tested.' },
    tenant: createTenant(String(seed), { users, groups, tag: seed.toString(36) }),
  };
}

function reportOf({ job, extent, tenantUrl, startedAt, outcomes, connection, tenant }: Run, isStopped: boolean) {
  const { users, groups, seed } = extent;
  const { domain, tag } = tenant;
  return createReport({
    setting: { tenantUrl, mapping: job.mapping.name, dialect: job.dialect, users, groups, seed },
    connection,
    cycles: outcomes,
    ledger: job.ledger,
    durationMs: job.now() - startedAt,
    left: { users: job.links.users.size, groups: job.links.groups.size, domain, groupSuffix: `[${tag}]` },
    isStopped,
  });
}

async function perform(run: Run): Promise<void> {
  const { job, extent } = run;
  const random = createRandom(`${extent.seed}/checks/${job.now()}`);
  run.connection = await testConnection(job, random);
  if (!run.connection.isConnected) return;
  await discoverSchemas(job);
  await runChecks(job, random);
  await runCycles(run);
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

async function runCycles(run: Run): Promise<void> {
  const { job, extent, outcomes } = run;
  const deletedIds = new Set<string>();
  while (outcomes.length < extent.cycles) {
    const cycle = outcomes.length === 0 ? runInitialCycle : runIncrementalCycle;
    const outcome = await cycle(job, run.tenant);
    outcomes.push(outcome);
    if (outcome.quarantine !== undefined) return;
    for (const id of outcome.deletedUserIds) deletedIds.add(id);
    await verify(job, outcome, deletedIds);
    run.tenant = evolve(run.tenant);
  }
}
