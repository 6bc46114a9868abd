// What a server does by itself beside answering requests.

export { startAuditHead } from './audit-head.ts';
export { prepareDemo } from './demo.ts';
export { startHeartbeat } from './heartbeat.ts';
export { type Forgetting, type RetentionDays, startForgetting } from './retention.ts';
