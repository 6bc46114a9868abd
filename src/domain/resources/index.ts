// The six verbs on resources.

export { createResource } from './create.ts';
export { createKind, type Kind, type KindBehavior } from './kinds/kind.ts';
export { listResources } from './list/list.ts';
export type { ListPage } from './list/page.ts';
export { type ListSource, looksAt } from './list/scan.ts';
export { inOneTransaction } from './one-transaction.ts';
export { patchResource } from './patch.ts';
export { removeResource } from './remove.ts';
export { replaceResource } from './replace.ts';
export { asObject, joinParts, locationOf, represent, type TextParts } from './represent.ts';
export { restoreResource } from './restore.ts';
export { prehashed } from './secrets.ts';
export { readShown, type ShownResource } from './show.ts';
export { type Outcome, type Precondition, requireVersion } from './write.ts';
