// The product's rules over a store.

export * from './actors/actor.ts';
export {
  isAllowed,
  type Need,
  type Right,
  requireNeed,
  requirePassword,
  requireScope,
  rightsOf,
} from './actors/rights.ts';
export { hasScope, type Scope, scopes } from './actors/scopes.ts';
export { type Accounts, accountsOf } from './administrators/accounts.ts';
export * from './administrators/administrator.ts';
export * from './administrators/administrators.ts';
export { parseEmail } from './administrators/email.ts';
export {
  type Acceptance,
  acceptInvitation,
  hashAcceptance,
  invitationMs,
  inviteFirstAdministrator,
  needsFirstAdministrator,
  previewInvitation,
  welcomeLink,
} from './administrators/invitations.ts';
export * from './administrators/proof.ts';
export * from './administrators/sessions.ts';
export * from './api-keys/api-key.ts';
export {
  type ApiKeyPatch,
  changeApiKey,
  checkApiKey,
  createApiKey,
  getApiKey,
  listApiKeys,
  revokeApiKey,
} from './api-keys/api-keys.ts';
export { apiKeyActor, findApiKey, renewApiKey } from './api-keys/find-key.ts';
export { presentAction, storedNames } from './audit/action-names.ts';
export * from './audit/audit.ts';
export * from './audit/backups.ts';
export * from './audit/chain.ts';
export * from './audit/entry.ts';
export * from './card-links/card-link.ts';
export * from './card-links/card-links.ts';
export * from './cards/card.ts';
export type * from './cards/location.ts';
export { type CardAct, type CardWay, cardWays } from './cards/numbers.ts';
export type * from './cards/photo.ts';
export { cursorSecretOf } from './credentials/cursor-secret.ts';
export { isLonger, lifetimeState } from './credentials/lifetime.ts';
export { describeSecret, maskSecrets } from './credentials/secret.ts';
export * from './deprovisioning/burst.ts';
export { guardDeprovisioning } from './deprovisioning/guard.ts';
export * from './deprovisioning/mass-deprovisioning.ts';
export * from './deprovisioning/revert.ts';
export * from './directories/directories.ts';
export * from './directories/directory.ts';
export * from './doctor/finding.ts';
export { catalogue, type ErrorCode, type ErrorEntry, type Responsible } from './errors/catalogue.ts';
export { Failure, type FailureArguments, type FailureFields } from './errors/failure.ts';
export { hasProgramText, programTextOf } from './errors/program-texts.ts';
export { StoreUnavailable, type UnavailableReason } from './errors/store-unavailable.ts';
export { streamAddresses } from './event-streams/addresses.ts';
export * from './event-streams/event-stream.ts';
export * from './event-streams/event-streams.ts';
export * from './event-streams/poll.ts';
export * from './event-streams/push.ts';
export { readStream, type StreamSource, type UnsignedToken } from './event-streams/read-stream.ts';
export { rotateSigningKey } from './event-streams/rotate-key.ts';
export { deliveredUris } from './event-streams/security-event.ts';
export { findPrivateKey, openAuthorization, type SignedToken, signTokens } from './event-streams/sign.ts';
export { keySet } from './event-streams/signing-key.ts';
export { checkStream, type StreamPatch, type StreamRequest } from './event-streams/stream-settings.ts';
export { eventCatalogue } from './events/catalogue.ts';
export * from './events/event.ts';
export { noticeOf } from './events/notice.ts';
export { parseEventTypes } from './events/parse-types.ts';
export { actorTypes, type PublicEvent, presentFeedEvent } from './events/public-event.ts';
export {
  type FeedRequest,
  feedTagOf,
  type ServedFeed,
  serveFeed,
} from './events/serve-feed.ts';
export { randomBase62 } from './ids/base62.ts';
export * from './ids/brands.ts';
export { newDeliveryId, newEventId, newId, newLogEntryId } from './ids/identifier.ts';
export * from './lists/browse.ts';
export { nameChanged } from './lists/named-resources.ts';
export { createSortedListCache, type SortedListCache } from './lists/sorted-list-cache.ts';
export * from './mapping/attribute-usage.ts';
export * from './mapping/standing-warnings.ts';
export * from './mapping/unmapped-attributes.ts';
export {
  durationClasses,
  durationClassOf,
  figureDays,
  percentileOf,
  toIntervals,
  toNodes,
} from './nodes/figures.ts';
export { cardFields, readCoverage } from './overview/coverage.ts';
export { changesOfCycles } from './overview/cycle-changes.ts';
export { readFailureCauses } from './overview/failures.ts';
export { mostDays, readHours } from './overview/hours.ts';
export { movementKinds, readMovements } from './overview/movements.ts';
export { expectNextCycle } from './overview/next-cycle.ts';
export * from './personal-data/erase.ts';
export * from './personal-data/export.ts';
export * from './personal-data/forget.ts';
export * from './platform.ts';
export * from './provisioning-log/conflict.ts';
export { groupCycles } from './provisioning-log/cycles.ts';
export { readChanges, summarizeChanges } from './provisioning-log/effects.ts';
export * from './provisioning-log/entry.ts';
export { findFailure, listFailingUsers } from './provisioning-log/failing.ts';
export { readIntervals } from './provisioning-log/intervals.ts';
export { maskChange, maskEntry, maskLine, maskValue } from './provisioning-log/mask.ts';
export { failedOutcomes, type LogOutcome, logOutcomes, outcomeOf } from './provisioning-log/outcome.ts';
export { type LogRequest, type NamedEntry, nameEntries, searchLog } from './provisioning-log/search.ts';
export * from './rehearsals/rehearsal.ts';
export * from './rehearsals/rehearsals.ts';
export { orderKey } from './resources/collation.ts';
export type { Context } from './resources/context.ts';
export * from './resources/index.ts';
export { searchKey } from './resources/index-keys.ts';
export * from './resources/resource.ts';
export { withoutPersonalValues } from './restricted-store.ts';
export * from './retention/clock.ts';
export * from './saved-views/saved-view.ts';
export { checkSavedView, removeView, type SavedViewRequest, saveView } from './saved-views/saved-views.ts';
export * from './schemas/own-schemas.ts';
export {
  createRegistries,
  type FindRegistry,
  groupKind,
  type Registry,
  standardRegistry,
  storeOf,
  userKind,
} from './schemas/registry.ts';
export * from './sealing/sealed-secret.ts';
export * from './setup-links/setup-link.ts';
export * from './setup-links/setup-links.ts';
export { reportSignals } from './signals/signals.ts';
export type * from './store.ts';
export * from './tokens/token.ts';
export * from './tokens/tokens.ts';
export { bitsOf, cardValues, missingBits } from './users/missing.ts';
export { attributesOf, displayNameOf, emailOf, summarizeUser, type UserSummary } from './users/summary.ts';
export { checkMapping, userWarnings } from './users/warnings.ts';
export { visibleStore } from './visible-store.ts';
export { certificateLife } from './wallet/certificate.ts';
export * from './webhooks/delivery-queue.ts';
export * from './webhooks/schedule.ts';
export * from './webhooks/send-again.ts';
export * from './webhooks/settings.ts';
export * from './webhooks/webhook.ts';
export * from './webhooks/webhooks.ts';
