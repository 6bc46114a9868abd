// The door of PATCH.

export { applyPatch } from './apply.ts';
export { maxPatchOperations, type PatchOperation, parsePatch, unknownPatchNames, unknownPatchPaths } from './parse.ts';
