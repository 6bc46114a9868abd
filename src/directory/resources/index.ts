// The door of the six verbs.

export { createResource } from './create.ts';
export type { Kind } from './kind.ts';
export { type ListQuery, type ListResult, listResources } from './list.ts';
export { patchResource } from './patch.ts';
export { readOne } from './read.ts';
export { removeResource } from './remove.ts';
export { replaceResource } from './replace.ts';
export { asObject, locationOf, represent } from './represent.ts';
export type { Outcome } from './write.ts';
