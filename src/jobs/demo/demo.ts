// `serve --demo`: a directory that the built-in Entra fills, so that a visitor sees users arrive, move and leave, and what goes wrong.
// The company's story follows the clock: a restart continues it, and users are matched again.

import { type CardScope, changeSettings, changeTemplate } from '../../cards/index.ts';
import {
  createDirectory,
  createToken,
  type Directory,
  lifetimeState,
  listDirectories,
  type Platform,
  type Store,
  tenantUrlOf,
} from '../../domain/index.ts';
import { createJob, type Job, type JobOptions, runIncrementalCycle, runInitialCycle } from '../../entra/index.ts';
import type { StopJob } from '../scheduler.ts';
import { companyIn, cycleAfter, cycleMs, tellStory } from './company.ts';
import { pilotOf, sendRefusedRequests, withWrongRecords } from './faults.ts';
import { createPhotographer, type Photographer } from './photographer.ts';
import { createVisitors } from './visitors.ts';

export interface DemoOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly logger: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
}

/** How requests reach the server, and how the time between them passes. */
export type Passage = Pick<JobOptions, 'fetch' | 'wait' | 'now'>;

const companyName = 'Contoso';
const directoryName = `${companyName} (demo)`;
const tokenName = 'Demo';
/** Slow enough to watch, and fast enough that everybody is there within a minute. */
const paceMs = 100;
/** Every so many cycles some requests are wrong. */
const faultyEvery = 5;

/** Provisions the demo directory in the background, by the server at this address. The stop waits for one request at most. */
export async function startDemo(options: DemoOptions, loopbackUrl: string, passage: Passage = {}): Promise<StopJob> {
  const directory = await findOrCreateDemo(options);
  const token = await renewToken(options, directory);
  const stop = new AbortController();
  const target = { ...passage, tenantUrl: tenantUrlOf(loopbackUrl, directory.id), token, paceMs };
  const { store, platform } = options;
  const photograph = patient(options, createPhotographer({ store, platform, directory }, stop.signal));
  const running = provision({ ...options, photograph }, directory, target, stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) options.logger.warn({ err: error, directoryId: directory.id }, 'demonstration stopped');
  });
  return () => {
    stop.abort();
    return running;
  };
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
  const directory = await createDirectory(store, platform, { name: directoryName, ...switches, demonstration: true });
  await switchCardsOn({ store, platform, directory });
  return directory;
}

async function switchCardsOn(scope: CardScope): Promise<void> {
  await changeSettings(scope, { enabled: true });
  const fields = { organisation: { rule: 'fixed', isVisible: true, value: companyName } } as const;
  for (const { id } of await scope.store.directory(scope.directory.id).cards.templates())
    await changeTemplate(scope, id, { fields });
}

/** A secret cannot be read again: each start ends the demonstration's own token and makes another. */
function renewToken({ store, platform }: DemoOptions, { id }: Directory): Promise<string> {
  return store.transaction(async (tx) => {
    const scope = { directoryId: id, store: tx.directory(id), platform };
    const now = platform.clock();
    const tokens = await scope.store.tokens.list();
    const earlier = tokens.filter((token) => token.name === tokenName && lifetimeState(token, now) === 'active');
    for (const token of earlier) await scope.store.tokens.revoke(token.id, now);
    return (await createToken(scope, { name: tokenName, createdBy: 'demo' })).secret;
  });
}

/** Without photos the demonstration goes on: they may lack a library that this machine has no build of, or the queue may be full. */
function patient({ logger }: Pick<DemoOptions, 'logger'>, photograph: Photographer): Photographer {
  return (job, company) =>
    photograph(job, company).catch((error: unknown) => {
      logger.warn({ err: error }, 'demonstration without photos until its next cycle');
    });
}

interface Provisioned extends DemoOptions {
  readonly photograph: Photographer;
}

/** Cycle after cycle. Where Entra would stop (a switch is off, the token is gone) the next one starts from the beginning. */
async function provision(
  { store, platform, logger, photograph }: Provisioned,
  directory: Directory,
  target: JobOptions,
  signal: AbortSignal,
): Promise<void> {
  const { id: directoryId, createdAt } = directory;
  const story = tellStory();
  const visit = createVisitors({ store, platform, directory }, companyIn(story, 0));
  const elapsedMs = (): number => platform.clock() - createdAt;
  let job: Job | undefined;
  while (!signal.aborted) {
    const cycle = cycleAfter(elapsedMs());
    const company = companyIn(story, cycle);
    const isFaulty = job === undefined || cycle % faultyEvery === 0;
    const sent = isFaulty ? withWrongRecords(company) : company;
    const isNew = job === undefined;
    const current: Job = job ?? createJob(target, { signal });
    if (isNew) await runInitialCycle(current, pilotOf(sent));
    await photograph(current, company);
    if (isFaulty) await sendRefusedRequests(current, company);
    const { users, quarantine } = await (isNew ? runInitialCycle(current, sent) : runIncrementalCycle(current, sent));
    logger.info({ directoryId, cycle, users }, 'demonstration cycle');
    await visit(current);
    await photograph(current, company);
    job = quarantine === undefined ? current : undefined;
    await current.wait(cycleMs - (elapsedMs() % cycleMs));
  }
}
