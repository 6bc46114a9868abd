// Every administrative verb, noun by noun: what the console, the command line and tests that walk through all verbs call.

export * as administrators from './administrators.ts';
export * as apiKeys from './api-keys.ts';
export * as audit from './audit.ts';
export * as backups from './backups.ts';
export * as cardPhotos from './card-photos.ts';
export * as cardPins from './card-pins.ts';
export * as cardStates from './card-states.ts';
export * as cardTemplates from './card-templates.ts';
export * as cards from './cards.ts';
export type { UseCaseContext } from './context.ts';
export * as demonstrations from './demonstrations.ts';
export * as directories from './directories.ts';
export * as eventStreams from './event-streams.ts';
export * as massDeprovisioning from './mass-deprovisioning.ts';
export * as provisioningLog from './provisioning-log.ts';
export * as rehearsals from './rehearsals.ts';
export * as retention from './retention.ts';
export * as savedViews from './saved-views.ts';
export * as schemas from './schemas.ts';
export * as sessions from './sessions.ts';
export * as setupLinks from './setup-links.ts';
export { createStreamReader, type StreamReader } from './stream-reader.ts';
export * as tokens from './tokens.ts';
export * as users from './users.ts';
export * as webhooks from './webhooks.ts';
