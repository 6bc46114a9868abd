// PATCH requests (RFC 7644 §3.5.2).

export { applyPatch } from './apply.ts';
export { maxPatchOperations, type PatchOperation, parsePatch, unknownPatchNames, unknownPatchPaths } from './parse.ts';
