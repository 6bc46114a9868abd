// Liveness and readiness for load balancers and start scripts. Callers are not authenticated, so the version
// is not shown. A damaged part of the data does not make
// the server unready: most requests are still served, and no other node with the same data would serve the rest.

import { Hono } from 'hono';
import { type StoreEngine, StoreUnavailable, type UnavailableReason } from '../domain/index.ts';

export interface HealthServices {
  readonly store: { readonly engine: Pick<StoreEngine, 'ping' | 'faults'> };
  /** True from the moment the process began to stop. */
  readonly isDraining: () => boolean;
  /** Names the database without saying anything about it, so that `becard doctor` knows whose server answers. */
  readonly installation: string;
}

interface Readiness {
  readonly installation: string;
  readonly status: 'ready' | 'stopping' | 'unavailable';
  /** Why the store does not answer, or that a part of it is damaged. */
  readonly problem?: UnavailableReason;
}

/** `/live` answers while the event loop turns; `/ready` only while the store answers and the process is not stopping. */
export function healthRoutes(services: HealthServices): Hono {
  return new Hono()
    .use(async (context, next) => {
      await next();
      context.header('cache-control', 'no-store');
    })
    .get('/live', (context) => context.json({ status: 'live' }))
    .get('/ready', async (context) => {
      const readiness = await readReadiness(services);
      return context.json(readiness, readiness.status === 'ready' ? 200 : 503);
    });
}

async function readReadiness({ store, isDraining, installation }: HealthServices): Promise<Readiness> {
  if (isDraining()) return { status: 'stopping', installation };
  try {
    await store.engine.ping();
    return { status: 'ready', installation, ...(store.engine.faults().damaged > 0 ? { problem: 'damaged' } : {}) };
  } catch (error) {
    const problem = error instanceof StoreUnavailable ? { problem: error.reason } : {};
    return { status: 'unavailable', installation, ...problem };
  }
}
