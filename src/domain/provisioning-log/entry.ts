// Entries of the provisioning log.

import type { FailureFields } from '../errors/failure.ts';
import type { LogEntryId, ResourceId, TokenId } from '../ids/brands.ts';
import type { LogOutcome } from './outcome.ts';

export const logActions = [
  'Test connection',
  'Discovery',
  'Lookup',
  'List',
  'Read',
  'Create',
  'Update',
  'Delete',
  'Refused',
] as const;

/** What a SCIM request wanted, in the words of the provisioning log. */
export type LogAction = (typeof logActions)[number];

/** Actions that change a resource. */
export const writeActions = ['Create', 'Update', 'Delete'] as const satisfies readonly LogAction[];

/** One line of the provisioning log. It never holds a token; bodies are cut at a bound. */
export interface LogEntry {
  readonly id: LogEntryId;
  readonly at: number;
  readonly durationMs: number;
  readonly tokenId: TokenId | undefined;
  readonly action: LogAction;
  readonly method: string;
  /** Path below the Tenant URL, with its query: "/Users?filter=…". */
  readonly path: string;
  readonly status: number;
  readonly outcome: LogOutcome;
  /** Code of the error catalogue ("BC-106") when the request failed. */
  readonly code: string | undefined;
  /** The fields of the refusal, where its sentence names any. */
  readonly fields: FailureFields | undefined;
  /** What was answered in `detail` when the request failed. */
  readonly detail: string | undefined;
  /** Codes of warnings on a request that succeeded ("BC-310"). */
  readonly warnings: readonly string[];
  readonly resourceId: ResourceId | undefined;
  readonly subject: string | undefined;
  /** Folded text by which a search finds the line: whom it names, and what was looked for. */
  readonly search: string;
  readonly requestBody: string | undefined;
  readonly responseBody: string | undefined;
}
