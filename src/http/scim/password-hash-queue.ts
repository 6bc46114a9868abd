// Queues the slow hashes of passwords that arrive over SCIM: few run at once, so that other work keeps its share of the machine, directories take turns,
// and each has a bounded queue, so that a flood of passwords delays its sender alone.

import { type DirectoryId, Failure, type Platform } from '../../domain/index.ts';

export interface PasswordHashQueue {
  /** The platform for work on a directory. Its hashPassword throws Failure BC-501 when too many are waiting already. */
  readonly platformFor: (directoryId: DirectoryId) => Platform;
}

export interface HashLimits {
  readonly maxRunning: number;
  /** Of one directory. */
  readonly maxWaiting: number;
}

const hashLimits: HashLimits = { maxRunning: 2, maxWaiting: 50 };

/** A gate before the slow hash of a platform. */
export function createPasswordHashQueue(platform: Platform, limits: HashLimits = hashLimits): PasswordHashQueue {
  const waiting = new Map<DirectoryId, (() => void)[]>();
  let running = 0;

  function startNext(): void {
    const [next] = waiting;
    if (next === undefined || running >= limits.maxRunning) return;
    const [directoryId, queue] = next;
    const work = queue.shift();
    // Behind the others, if it has more.
    waiting.delete(directoryId);
    if (queue.length > 0) waiting.set(directoryId, queue);
    running += 1;
    work?.();
  }

  function enter(directoryId: DirectoryId): Promise<void> {
    const queue = waiting.get(directoryId) ?? [];
    if (queue.length >= limits.maxWaiting) throw new Failure('BC-501', { reason: 'passwords' });
    return new Promise((resolve) => {
      queue.push(resolve);
      waiting.set(directoryId, queue);
      startNext();
    });
  }

  async function hash(directoryId: DirectoryId, password: string): Promise<string> {
    await enter(directoryId);
    try {
      return await platform.hashPassword(password);
    } finally {
      running -= 1;
      startNext();
    }
  }

  return { platformFor: (id) => ({ ...platform, hashPassword: (password) => hash(id, password) }) };
}
