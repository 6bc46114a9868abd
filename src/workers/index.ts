// Several processes that share one port and one store: one leads and answers no requests, the others serve.

export { leadWorkers } from './primary.ts';
export { WorkerFailed } from './supervisor.ts';
export { isWorker, joinWorkers, type WorkerLink } from './worker.ts';
