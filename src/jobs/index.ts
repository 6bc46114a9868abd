// What a server does by itself beside answering requests. Each server reports its heartbeat; each job is done by one server of many.

export { startCardNumbers } from './card-numbers.ts';
export { startDeliveries } from './deliveries.ts';
export { findOrCreateDemo } from './demo/demo.ts';
export { createDemonstrations, type LetUsersLeave } from './demonstrations.ts';
export { startFigures } from './figures.ts';
export { startHeartbeat } from './heartbeat.ts';
export { jobsOf } from './installation.ts';
export { createRehearsals, type Rehearse } from './rehearsals.ts';
export { startJobs } from './scheduler.ts';
export { createWalletKeeper } from './wallet/wallet.ts';
