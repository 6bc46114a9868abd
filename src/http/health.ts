// Whether the process lives and whether it can serve: what load balancers and start scripts ask.

import { Hono } from 'hono';
import type { Store } from '../directory/index.ts';

export interface HealthServices {
  readonly store: Pick<Store, 'ping'>;
  readonly version: string;
  /** True from the moment the process was told to stop. */
  readonly isDraining: () => boolean;
}

/** `/live` answers while the event loop turns; `/ready` only while the store answers and nobody said stop. */
export function healthRoutes(services: HealthServices): Hono {
  const { version } = services;
  return new Hono()
    .use(async (context, next) => {
      await next();
      context.header('cache-control', 'no-store');
    })
    .get('/live', (context) => context.json({ status: 'live', version }))
    .get('/ready', async (context) => {
      const status = await readiness(services);
      return context.json({ status, version }, status === 'ready' ? 200 : 503);
    });
}

async function readiness(services: HealthServices): Promise<'ready' | 'stopping' | 'unavailable'> {
  if (services.isDraining()) return 'stopping';
  const isReachable = await services.store.ping().then(
    () => true,
    () => false,
  );
  return isReachable ? 'ready' : 'unavailable';
}
