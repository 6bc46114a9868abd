// The console's private API as types: what the browser sends and what it gets back. The console imports this file and nothing else of src.
// All times are RFC 3339 texts in UTC. Errors are `Problem` with the HTTP status; codes are those of docs/errors.md.

import type { ConsoleToken, RehearsalState } from './contract-guidance.ts';
import type { ConsoleRight, ConsoleRole, HistoryChange } from './contract-installation.ts';
import type { ConsoleMassDeprovisioning } from './contract-mass-deprovisioning.ts';

export type * from './contract-account.ts';
export type * from './contract-guidance.ts';
export type * from './contract-installation.ts';
export type * from './contract-mass-deprovisioning.ts';

export interface Problem {
  readonly code: string;
  /** English sentence: what happened and what to do. The console shows its own text for codes it knows. */
  readonly detail: string;
  /** The values in the sentence; `reason` names the sentence where a code has several. */
  readonly fields?: Readonly<Record<string, string | number>> | undefined;
}

export interface ConsoleAdministrator {
  readonly id: string;
  readonly email: string;
  readonly role: ConsoleRole;
}

/** GET /api/console/session. `setup` while no administrator has a password yet. */
export interface ConsoleSession {
  readonly state: 'setup' | 'signed-out' | 'signed-in';
  readonly administrator?: ConsoleAdministrator;
  /** What the administrator may do; absent while signed out. */
  readonly rights?: readonly ConsoleRight[];
  /** For signed-in administrators. */
  readonly version?: string;
  /** Language to begin with: BECARD_DEFAULT_LANGUAGE. */
  readonly language: 'de' | 'en';
}

/** GET /api/console/directories -> ConsoleDirectory[]; POST -> 201 ConsoleDirectory; GET, PATCH, DELETE /api/console/directories/:id. */
export interface ConsoleDirectory {
  readonly id: string;
  readonly name: string;
  readonly licenseReference?: string;
  readonly entra: boolean;
  readonly provisioning: boolean;
  readonly demonstration: boolean;
  /** For trying things out: a rehearsal may fill it. */
  readonly testing: boolean;
  /** Whether further deprovisionings are refused after a mass deprovisioning until an administrator decides. */
  readonly deprovisioningGuard: boolean;
  readonly createdAt: string;
  readonly tenantUrl: string;
  readonly users: number;
  readonly groups: number;
  readonly tokens: number;
  readonly lastRequest?: ConsoleLogEntry;
}

export interface CreateDirectoryRequest {
  readonly name: string;
  readonly licenseReference?: string;
  readonly testing?: boolean;
}

/** PATCH: a missing key stays as it is; `licenseReference: ""` clears it. DELETE needs ?name=<the directory's name> as confirmation. */
export interface UpdateDirectoryRequest {
  readonly name?: string;
  readonly licenseReference?: string;
  readonly entra?: boolean;
  readonly provisioning?: boolean;
  readonly deprovisioningGuard?: boolean;
}

/**
 * GET /api/console/directories/:id/users?search=&status=active|inactive|flagged|deleted&department=&group=
 *   &sort=name|email|department|changed&direction=up|down&offset=0&limit=100 -> PersonWindow: any part of a list of any length.
 * GET …/export/users with the same filters and sort and &separator=comma|semicolon -> a CSV file of all of them.
 */
export interface PersonWindow {
  /** Everybody who matches. */
  readonly total: number;
  /** In the order asked for, from the offset on; null where a user was deleted since the list was sorted. */
  readonly people: readonly (PersonRow | null)[];
}

/** GET /api/console/directories/:id/departments -> DepartmentRow[]: at most 200, those with the most people first. */
export interface DepartmentRow {
  readonly name: string;
  readonly people: number;
}

export interface PersonRow {
  readonly id: string;
  readonly displayName: string;
  readonly title?: string;
  readonly department?: string;
  readonly email?: string;
  readonly active: boolean;
  readonly changedAt: string;
  /** Present on deleted people: they can be restored until `keptUntil`. */
  readonly deletedAt?: string;
  readonly keptUntil?: string;
  /** Codes of standing warnings about this person, for example BC-310. */
  readonly warnings: readonly string[];
}

/**
 * GET /api/console/directories/:id/users/:userId -> Person, deleted ones included; 404 BC-904.
 * POST …/users/:userId/restore -> Person; 409 BC-301 when Entra has created the user again.
 */
export interface Person extends PersonRow {
  readonly objectId: string;
  readonly userPrincipalName?: string;
  readonly createdAt: string;
  readonly version: string;
  readonly manager?: PersonReference;
  readonly groups: readonly PersonReference[];
  readonly history: readonly HistoryLine[];
  /** The SCIM resource as Entra reads it. */
  readonly resource: Readonly<Record<string, unknown>>;
}

/**
 * POST /api/console/directories/:id/users/:userId/erase -> ErasedUser: takes the user out of every table, earlier records with the same userName
 * included; 403 BC-909 without a fresh password. GET …/export/users/:userId -> a JSON file with everything that is kept about the user.
 */
export interface ErasedUser {
  readonly ids: readonly string[];
  /** How many events and log entries named the user. */
  readonly events: number;
  readonly logEntries: number;
}

/** `displayName` is absent while the person or group is not known yet. */
export interface PersonReference {
  readonly id: string;
  readonly displayName?: string;
}

export interface HistoryLine {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  readonly subject: string;
  readonly changes: readonly HistoryChange[];
}

/** GET /api/console/directories/:id/groups?search=&sort=name|changed&direction=&offset=&limit= -> GroupWindow; …/groups/:groupId -> GroupDetail. */
export interface GroupWindow {
  readonly total: number;
  readonly groups: readonly (GroupRow | null)[];
}

export interface GroupRow {
  readonly id: string;
  readonly displayName: string;
  readonly members: number;
  readonly changedAt: string;
}

export interface GroupDetail extends GroupRow {
  /** Members that Entra named and that have not arrived yet. */
  readonly pending: number;
  /** Groups in this group, at most 200. Its people: /users?group= */
  readonly groups: readonly PersonReference[];
  /** Other groups of the same name, at most 10: BC-303. */
  readonly namesakes: readonly PersonReference[];
  readonly history: readonly HistoryLine[];
}

export type ConsoleOutcome = 'success' | 'warning' | 'failure' | 'refused';

/**
 * GET /api/console/directories/:id/log?search=&outcome=failure,refused&action=Create,Update&code=&token=&resource=
 *   &from=&until=&before=&limit=100 -> LogPage (times are RFC 3339); …/log/:entryId -> ConsoleLogEntryDetails.
 * GET …/export/log with the same filters and &format=csv|json&separator=comma|semicolon -> a file of at most 100,000 lines.
 */
export interface LogPage {
  readonly lines: readonly ConsoleLogEntry[];
  readonly next?: string;
}

/** GET /api/console/directories/:id/cycles?from=&until= -> ConsoleCycle[], newest first: estimated from the pauses between requests. */
export interface ConsoleCycle {
  readonly from: string;
  readonly until: string;
  readonly requests: number;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly failed: number;
  readonly warned: number;
}

export interface ConsoleLogEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly outcome: ConsoleOutcome;
  readonly code?: string;
  /** The values in `detail`, for example `holderId` with BC-301; `reason` names the sentence where a code has several. */
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly detail?: string;
  readonly warnings: readonly string[];
  readonly durationMs: number;
  readonly resourceId?: string;
  readonly subject?: string;
  readonly tokenId?: string;
}

export interface ConsoleLogEntryDetails extends ConsoleLogEntry {
  readonly tokenName?: string;
  /** What the request changed, with old and new values; absent when it changed nothing, or that is no longer known. */
  readonly changes?: readonly HistoryChange[];
  /** With BC-301: who has the name or object id already, beside who was refused. */
  readonly conflict?: ConsoleConflict;
  /** Whether personal values in bodies, changes and conflict are hidden. POST …/log/:entryId/reveal -> ConsoleLogEntryDetails without masks, for administrators; audited. */
  readonly isMasked: boolean;
  readonly requestBody?: string;
  readonly responseBody?: string;
}

export interface ConsoleConflict {
  readonly holder: PersonReference;
  readonly isActive: boolean;
  /** Whether an address or the user principal name is the same in both. */
  readonly isSamePerson: boolean;
  /** Empty when the refused request is not known any more. */
  readonly attributes: readonly ComparedValue[];
}

export interface ComparedValue {
  readonly path: string;
  /** Ignoring letter case; known although both values may be hidden. */
  readonly isSame: boolean;
  readonly incoming?: string;
  readonly standing?: string;
}

/** GET /api/console/directories/:id/activity -> Activity. Cheap: a page asks for it again and again where live updates do not get through. */
export interface Activity {
  readonly lastRequest?: ConsoleLogEntry;
  readonly lastRefusal?: ConsoleLogEntry;
  readonly users: number;
  readonly groups: number;
  /** When the first person who is still there arrived. */
  readonly firstPersonAt?: string;
  /** Standing warnings of the directory: BC-310 (userName is not an object id), BC-311 (externalId is not a UPN). */
  readonly warnings: readonly string[];
  /** How many holders of expired setup links ask for more time. */
  readonly setupRequests: number;
  /** A mass deprovisioning that no administrator has decided on. */
  readonly massDeprovisioning?: ConsoleMassDeprovisioning;
}

/**
 * GET /api/console/directories/:id/live -> text/event-stream (HTML standard, "Server-sent events"); 429 BC-920 when too many pages follow.
 * What happens on any node arrives within one second:
 *   event: state  data: LiveState   at the start, and whenever anything in it has changed
 *   event: lines  data: LiveLines   new lines of the provisioning log, newest first as in LogPage
 *   event: end    data: {}          the session, its rights or the directory ended: ask for the session again before coming back
 */
export interface LiveState {
  readonly directory: ConsoleDirectory;
  readonly tokens: readonly ConsoleToken[];
  readonly activity: Activity;
  readonly rehearsal?: RehearsalState;
}

export interface LiveLines {
  readonly lines: readonly ConsoleLogEntry[];
  /** False after a burst of which only the newest lines are given: read the log again. */
  readonly isWhole: boolean;
}

/** GET /api/console/search?text=&directory= -> Found: a few of each, those of the named directory alone when it is given. */
export interface SearchResults {
  readonly people: readonly UserSearchResult[];
  readonly groups: readonly FoundReference[];
  readonly events: readonly FoundEvent[];
  readonly directories: readonly { readonly id: string; readonly name: string }[];
}

export interface FoundReference {
  readonly directoryId: string;
  readonly id: string;
  readonly displayName: string;
}

export interface UserSearchResult extends FoundReference {
  readonly email?: string;
  readonly active: boolean;
  readonly deletedAt?: string;
}

export interface FoundEvent {
  readonly directoryId: string;
  readonly line: ConsoleLogEntry;
}
