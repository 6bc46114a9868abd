// The door of the directory: the product's rules over a store.

// Directories, tokens, administrators and looking around: the console's and the command line's side.
export * from './acts.ts';
export * from './administrators.ts';
export { type Arrangements, createArrangements } from './arrangements.ts';
export * from './audit.ts';
export * from './audit-chain.ts';
export * from './backups.ts';
export * from './browse.ts';
export * from './burst.ts';
export { checkMapping, type MappingWarning, userWarnings } from './checks.ts';
export * from './conflict.ts';
export * from './context.ts';
export { type Cycle, groupCycles } from './cycles.ts';
export * from './directories.ts';
export * from './erase.ts';
export { Failure, type FailureCode, failureStatus } from './failure.ts';
export * from './forget.ts';
export { withoutPeople } from './guest-store.ts';
// Users, groups and the six verbs on them: the SCIM side.
export { newEventId } from './identifier.ts';
export * from './ignored.ts';
export { searchKey } from './keys.ts';
export * from './model.ts';
export { orderKey } from './order.ts';
export * from './own-schemas.ts';
export { attributesOf, type PersonSummary, personEmail, personName, summarizePerson } from './people.ts';
export { maskChange, maskLine, maskPersonal, maskValue } from './personal.ts';
export { type LogRequest, type NamedEntry, nameEntries, searchLog } from './provisioning-log.ts';
export {
  createRegistries,
  type FindRegistry,
  groupKind,
  type Registry,
  standardRegistry,
  storeOf,
  userKind,
} from './registry.ts';
export * from './resources/index.ts';
export * from './restore-wave.ts';
export * from './retention-clock.ts';
export { hasRight, type Right, requireRight } from './roles.ts';
export { describeSecret, maskSecrets, type SecretDescription, secretLength } from './secret.ts';
export * from './sessions.ts';
export * from './setup-links.ts';
export type * from './store.ts';
export { type StoreFaults, StoreUnavailable, type UnavailableReason } from './store-unavailable.ts';
export * from './survey.ts';
export * from './tokens.ts';
export * from './user-export.ts';
export * from './wave.ts';
