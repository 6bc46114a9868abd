// Jobs of the installation. Of several servers each job is done by one: the server that holds its lease. When that server ends without
// freeing the lease, another one takes over once the lease has run out.

import type { LeaseStore } from '../domain/index.ts';

export interface Job {
  readonly name: string;
  /** Begins the job. What it gives ends the job. */
  readonly start: () => Promise<StopJob> | StopJob;
}

export type StopJob = () => Promise<void> | void;

export interface SchedulerOptions {
  readonly leases: LeaseStore;
  /** Names this server. */
  readonly holder: string;
  readonly clock: () => number;
  readonly jobs: readonly Job[];
  readonly reportError: (error: unknown) => void;
}

export interface Scheduler {
  /** Renews the leases, begins the jobs whose leases were free and ends those whose leases were lost. */
  readonly renew: () => Promise<void>;
  /** Ends the jobs and frees their leases. */
  readonly stop: () => Promise<void>;
}

export const leaseMs = 15_000;
const renewMs = 5_000;

/** Renews the leases now and from then on. Resolves when the jobs of this server have begun. */
export async function startJobs(options: SchedulerOptions): Promise<Pick<Scheduler, 'stop'>> {
  const scheduler = createScheduler(options);
  let renewing = scheduler.renew();
  await renewing;
  const timer = setInterval(() => {
    renewing = renewing.then(scheduler.renew);
  }, renewMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await renewing;
      await scheduler.stop();
    },
  };
}

export function createScheduler({ leases, holder, clock, jobs, reportError }: SchedulerOptions): Scheduler {
  const names = jobs.map(({ name }) => name);
  const running = new Map<string, StopJob>();
  let held: readonly string[] = [];
  let heldUntil = 0;

  const hold = async (): Promise<void> => {
    const now = clock();
    try {
      held = await leases.hold(names, holder, now, now + leaseMs);
      heldUntil = now + leaseMs;
    } catch (error) {
      // While the store is away the leases last; after that another server may have them.
      if (now >= heldUntil) held = [];
      if (running.size > 0) reportError(error);
    }
  };
  const end = async (name: string, stop: StopJob): Promise<void> => {
    running.delete(name);
    await stop();
  };
  return {
    renew: async () => {
      await hold();
      for (const [name, stop] of running) if (!held.includes(name)) await end(name, stop);
      for (const { name, start } of jobs) {
        if (!held.includes(name) || running.has(name)) continue;
        try {
          running.set(name, await start());
        } catch (error) {
          // The next renewal tries again.
          reportError(error);
        }
      }
    },
    stop: async () => {
      for (const [name, stop] of running) await end(name, stop);
      await leases.release(holder).catch(reportError);
    },
  };
}
