// `serve --demo`: a directory that the built-in Entra fills, so that a visitor sees people arrive, move and leave.
// The company's history follows the clock: a restart resumes it at the same point, and users are matched again.

import {
  createDirectory,
  createToken,
  type Directory,
  lifetimeState,
  listDirectories,
  type Platform,
  type Store,
  tenantUrlOf,
} from '../domain/index.ts';
import { createJob, createTenant, evolve, runIncrementalCycle, runInitialCycle, type Tenant } from '../entra/index.ts';
import type { StopJob } from './scheduler.ts';

export interface DemoOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly logger: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
}

const directoryName = 'Contoso (demo)';
const tokenName = 'Demo';
const seed = 'contoso';
const size = { users: 120, groups: 8 };
/** Slow enough to watch. */
const paceMs = 250;
/** The company changes once a minute, and after an hour its story restarts: it must not outgrow a visitor's laptop. */
const cycleMs = 60_000;
const cyclesPerStory = 60;

/** Provisions the demo directory in the background, by the server at this address. The stop waits for one request at most. */
export async function startDemo(options: DemoOptions, loopbackUrl: string): Promise<StopJob> {
  const directory = await findOrCreateDemo(options);
  const token = await renewToken(options, directory);
  const stop = new AbortController();
  const tenantUrl = tenantUrlOf(loopbackUrl, directory.id);
  const running = provision(options, directory, { tenantUrl, token }, stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) options.logger.warn({ err: error, directoryId: directory.id }, 'demonstration stopped');
  });
  return () => {
    stop.abort();
    return running;
  };
}

/** The company at this time after its beginning; `known` saves the way there and keeps what did not change. */
export function companyAfter(elapsedMs: number, known?: Tenant): Tenant {
  const cycle = Math.max(0, Math.floor(elapsedMs / cycleMs)) % cyclesPerStory;
  let tenant = known !== undefined && known.cycle <= cycle ? known : createTenant(seed, size);
  while (tenant.cycle < cycle) tenant = evolve(tenant);
  return tenant;
}

/** The demo directory; created at the first start. */
export async function findOrCreateDemo({
  store,
  platform,
}: Pick<DemoOptions, 'store' | 'platform'>): Promise<Directory> {
  const directories = await listDirectories(store);
  const found = directories.find((directory) => directory.demonstration);
  if (found !== undefined) return found;
  const switches = { entra: true, provisioning: true };
  return createDirectory(store, platform, { name: directoryName, ...switches, demonstration: true });
}

/** A secret cannot be read again: each start ends the demonstration's own token and makes another. */
async function renewToken({ store, platform }: DemoOptions, { id }: Directory): Promise<string> {
  const scope = { directoryId: id, store: store.directory(id), platform };
  const now = platform.clock();
  const tokens = await scope.store.tokens.list();
  const earlier = tokens.filter((token) => token.name === tokenName && lifetimeState(token, now) === 'active');
  for (const token of earlier) await scope.store.tokens.revoke(token.id, now);
  const { secret } = await createToken(scope, { name: tokenName, createdBy: 'demo' });
  return secret;
}

/** Cycle after cycle. Where Entra would stop (a switch is off, the token is gone) the next minute tries afresh. */
async function provision(
  options: DemoOptions,
  directory: Directory,
  target: { readonly tenantUrl: string; readonly token: string },
  signal: AbortSignal,
): Promise<void> {
  const elapsed = (): number => options.platform.clock() - directory.createdAt;
  const begin = (): ReturnType<typeof createJob> => createJob({ ...target, paceMs }, { signal });
  let job = begin();
  let company = companyAfter(elapsed());
  let outcome = await runInitialCycle(job, company);
  while (!signal.aborted) {
    options.logger.info(
      { directoryId: directory.id, cycle: company.cycle, users: outcome.users },
      'demonstration cycle',
    );
    await job.wait(cycleMs - (elapsed() % cycleMs));
    company = companyAfter(elapsed(), company);
    const isStopped = outcome.quarantine !== undefined;
    if (isStopped) job = begin();
    outcome = isStopped ? await runInitialCycle(job, company) : await runIncrementalCycle(job, company);
  }
}
