// The door of everything that speaks HTTP.

export { type App, createApp } from './app.ts';
export { createLiveFeed, createRehearsals, type LiveFeed, type Rehearsals } from './console/index.ts';
export { createMetrics, createRequestLog, type Metrics, type MetricsAccess } from './observe/index.ts';
export type { ProxyNotice } from './proxy.ts';
export { createRateLimit } from './rate.ts';
export { createJournal, createScimFace, type Journal, logDelayMs, type ScimFace } from './scim/index.ts';
export { type Answerer, type RunningServer, startServer } from './server.ts';
export { loadStaticFiles, type StaticFiles } from './static.ts';
export { countingJournal, createTraffic, type Traffic } from './traffic.ts';
