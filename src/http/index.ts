// The door of everything that speaks HTTP.

export { type App, createApp } from './app.ts';
export { createLiveFeed, createRehearsals, type LiveFeed, type Rehearsals } from './console/index.ts';
export { createMetrics, createRequestLog, type Metrics, type MetricsAccess } from './metrics/index.ts';
export type { ProxyNotice } from './node/client-address.ts';
export { type Answerer, type RunningServer, startServer } from './node/server.ts';
export { createLogWriter, createScimFace, type LogWriter, logDelayMs, type ScimFace } from './scim/index.ts';
export { createRateLimit } from './scim/rate-limit.ts';
export { loadStaticFiles, type StaticFiles } from './static.ts';
export { countingJournal, createTraffic, type Traffic } from './traffic.ts';
