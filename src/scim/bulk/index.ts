// Bulk requests (RFC 7644 §3.7).

export { type BulkResult, bulkBody } from './answer.ts';
export { type BulkStep, planBulk } from './plan.ts';
export { type BulkOperation, type BulkRequest, type ChangeOperation, type CreateOperation, readBulk } from './read.ts';
export { type Lookup, resolveObject, resolveReferences } from './reference.ts';
export { type Separated, separate } from './separate.ts';
