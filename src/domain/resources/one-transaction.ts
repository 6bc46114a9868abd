// Several verbs as one: all of them or none, where the rules ask for it (circles in a Bulk request, RFC 7644 §3.7.1).

import type { Context, ResourceStore } from './context.ts';

/** Runs verbs in one transaction. They see each other's writes; a rejection undoes them all. `work` may be run again. */
export function inOneTransaction<Result>(context: Context, work: (inner: Context) => Promise<Result>): Promise<Result> {
  return context.store.write((transaction) => {
    const write: ResourceStore['write'] = (verb) => verb(transaction);
    const { resources, members, secrets, removed } = transaction;
    const store = { ...context.store, resources, members, secrets, removed, write };
    return work({ ...context, store });
  });
}
