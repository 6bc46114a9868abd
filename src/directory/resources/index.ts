// The door of the six verbs.

export { createResource } from './create.ts';
export { createKind, type FilterKey, type Kind, type Manner } from './kind.ts';
export { listResources } from './list.ts';
export type { ListItem, ListPage, ListResult } from './page.ts';
export { patchResource } from './patch.ts';
export { removeResource } from './remove.ts';
export { replaceResource } from './replace.ts';
export { asObject, locationOf, represent } from './represent.ts';
export { restoreResource } from './restore.ts';
export type { ListSource } from './scan.ts';
export { hashedAhead } from './secrets.ts';
export { readShown, type ShownResource } from './show.ts';
export { together } from './together.ts';
export { type Outcome, type Precondition, requireVersion } from './write.ts';
