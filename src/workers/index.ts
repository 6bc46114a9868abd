// Several processes that share one port and one store: one leads and answers no requests, the others serve.

export type { Order } from './message.ts';
export { type Leader, leadWorkers } from './primary.ts';
export { WorkerFailed } from './supervisor.ts';
export { isWorker, joinWorkers, type Membership } from './worker.ts';
