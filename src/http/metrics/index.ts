// Metrics and request log.

export { createMetrics, type Metrics } from './metrics.ts';
export type { Observed } from './observed.ts';
export { readRequestId } from './request-id.ts';
export { createRequestLog, type RequestLog } from './request-log.ts';
export type { MetricsAccess } from './route.ts';
export { metricsRoute } from './route.ts';
