// HTTP: the server, SCIM, the console's API, health and metrics.

export {
  type Api,
  type ApiParts,
  createDocument,
  createFeedStreams,
  createLiveFeed,
  createLocalApi,
  type Operation,
  type OperationAnswer,
  type OperationInput,
  printDeclarations,
  routeOf,
  type StreamOptions,
  splitInput,
} from './api/index.ts';
export { createApp } from './app.ts';
export { type CardCounter, createCardCounter } from './cards/index.ts';
export { createMetrics, createRequestLog, type Metrics, type MetricsAccess } from './metrics/index.ts';
export { noticeProxy } from './node/client-address.ts';
export { type Answerer, startServer } from './node/server.ts';
export { createNodeLoad, identifyProcess } from './node-load.ts';
export { createRateLimit } from './rate-limit.ts';
export { createPolls } from './receivers/index.ts';
export { createLogWriter, createScimFace, type LogWriter, logDelayMs, type ScimFace } from './scim/index.ts';
export { loadStaticFiles, type StaticFiles } from './static.ts';
export { countingJournal, createTraffic, type Traffic } from './traffic.ts';
