// Definitions: schemas and resource types as data (RFC 7643 §6, §7).

export { findIncompatibility } from './compatible.ts';
export { composeTypes, hasGroups } from './compose.ts';
export {
  type Definitions,
  mergeDefinitions,
  noDefinitions,
  printDefinitions,
  readDefinitions,
  standardTypes,
} from './definitions.ts';
export { definitionLimits } from './limits.ts';
export type { TypeDefinition } from './read-type.ts';
