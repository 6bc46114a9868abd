// The protocol core: RFC 7643, RFC 7644, RFC 9865 and RFC 9967 as pure functions, without I/O, clock or randomness.

export { type Attribute, type AttributeType, attribute, findAttribute, type Schema } from './attribute.ts';
export * from './bulk/index.ts';
export { type CursorPoint, type CursorScope, cursorTimeoutSeconds, readCursor, writeCursor } from './cursor.ts';
export { formatDateTime, parseDateTime } from './date-time.ts';
export * from './definition/index.ts';
export { type Difference, differences } from './difference.ts';
export { type Capabilities, resourceTypeDocuments, schemaDocuments, serviceProviderConfig } from './discovery.ts';
export { errorBody, invalidValue, quote, ScimError, type ScimType, scimTypeStatus } from './error.ts';
export * as events from './events/index.ts';
export * from './filter/index.ts';
export {
  hasMoreValues,
  isNestedDeeper,
  isObject,
  isUnassigned,
  type JsonObject,
  listOf,
  member,
  readJson,
  readObject,
  sameJson,
  textOf,
} from './json.ts';
export { listTexts, type PageMark, type Paging, pageLimits, readPaging } from './list.ts';
export { requireDistinctNames } from './names.ts';
export * from './patch/index.ts';
export { findTarget, parsePath, type Target } from './path.ts';
export { isShownWhole, type Projection, project, readProjection, shows, showWritten } from './project.ts';
export {
  findExtension,
  groupType,
  notationOf,
  type PlacedAttribute,
  placeAttribute,
  placedAttributes,
  type ResourceType,
  resourceType,
  type SchemaExtension,
  userType,
  valueAt,
} from './resource-type.ts';
export * from './secret.ts';
export { compareKeys, readSort, type Sort, type SortKey } from './sort.ts';
export { codePoints, compareText, fold, isStorable, utf8Length } from './text.ts';
export { namesOldSchemas, type Tolerance, tolerances } from './tolerance.ts';
export * from './urn.ts';
export { carryOver, completeResource, readResource, requireSchema, stateSchemas, unknownNames } from './validate.ts';
export { readElements } from './value.ts';
export { valueLimits } from './value-limits.ts';
export { entityTag, namesVersion } from './version.ts';
export { namesInBody, namesInPatch } from './written.ts';
