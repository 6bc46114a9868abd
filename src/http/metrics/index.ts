// Metrics and request log.

export { readRequestId } from '../request-id.ts';
export type { Observed } from '../scim/observed-exchange.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { createRequestLog, type RequestLog } from './request-log.ts';
export type { MetricsAccess } from './route.ts';
export { metricsRoute } from './route.ts';
