// Every administrative verb, noun by noun: what the console, the command line and tests that walk through all verbs call.

export * as sessions from './administrators/session-use-cases.ts';
export * as administrators from './administrators/use-cases.ts';
export * as backups from './audit/backup-use-cases.ts';
export * as audit from './audit/use-cases.ts';
export * as massDeprovisioning from './deprovisioning/use-cases.ts';
export * as directories from './directories/use-cases.ts';
export * as provisioningLog from './provisioning-log/use-cases.ts';
export * as rehearsals from './rehearsals/use-cases.ts';
export * as retention from './retention/use-cases.ts';
export * as schemas from './schemas/use-cases.ts';
export * as setupLinks from './setup-links/use-cases.ts';
export * as tokens from './tokens/use-cases.ts';
export * as users from './users/use-cases.ts';
