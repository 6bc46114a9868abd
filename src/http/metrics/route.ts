// GET /metrics, protected by a token that the operator chose. Without one there is no such address: behind a proxy every
// client comes from the loopback address, so the address of a request proves nothing.

import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Platform } from '../../domain/index.ts';
import type { Metrics } from './metrics.ts';

export interface MetricsAccess {
  readonly metrics: Pick<Metrics, 'print' | 'contentType'>;
  readonly platform: Pick<Platform, 'sha256'>;
  readonly token: string;
}

export function metricsRoute({ metrics, platform, token }: MetricsAccess): Hono {
  const expected = platform.sha256(token);
  return new Hono().get('/', async (context) => {
    const sent = /^bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
    context.header('cache-control', 'no-store');
    if (!timingSafeEqual(platform.sha256(sent), expected)) {
      context.header('www-authenticate', 'Bearer realm="Becard metrics"');
      return context.text('Send the value of BECARD_METRICS_TOKEN as a bearer token.\n', 401);
    }
    return context.body(await metrics.print(), 200, { 'content-type': metrics.contentType });
  });
}
