// The connection state, derived from the newest request and the newest rejection.

import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';

/** The one-click fix of a rejection. */
export type Fix = 'turn-on-entra' | 'turn-on-provisioning' | 'create-token' | 'copy-url';

export type Connection =
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly line: LogEntry }
  | {
      readonly kind: 'refused';
      readonly line: LogEntry;
      readonly fix: Fix | undefined;
      readonly isResolved: boolean;
    };

type Setting = Pick<Directory, 'entra' | 'provisioning' | 'tokens'>;

/** Judges by the newest request; earlier rejections are resolved. */
export function describeConnection(setting: Setting, activity: Pick<Activity, 'lastRequest'> | undefined): Connection {
  const line = activity?.lastRequest;
  if (line?.action === 'Refused') return { kind: 'refused', line, ...describeRejection(setting, line) };
  if (line !== undefined) return { kind: 'answered', line };
  const isReady = setting.entra && setting.provisioning && setting.tokens > 0;
  return { kind: isReady ? 'waiting' : 'not-ready' };
}

/** Whether the request went to another address than this directory's Tenant URL; its path is then the whole address. */
export function isMisdirected(line: Pick<LogEntry, 'code' | 'path'>): boolean {
  return fixes.get(line.code) === 'copy-url' && !/^\/(Users|Groups)\b/.test(line.path);
}

interface Rejection {
  readonly code?: string | undefined;
  readonly fields?: LogEntry['fields'] | undefined;
}

/** What can be done about a rejection with one click, and whether the switches have resolved it. */
export function describeRejection(
  setting: Setting,
  { code, fields }: Rejection,
): { readonly fix: Fix | undefined; readonly isResolved: boolean } {
  const isResolved =
    (code === 'BC-106' && setting.provisioning && setting.entra) || (code === 'BC-107' && setting.entra);
  return { fix: isResolved ? undefined : fixOf(setting, { code, fields }), isResolved };
}

function fixOf(setting: Setting, { code, fields }: Rejection): Fix | undefined {
  // The token may be right: what is wrong is how it was pasted.
  if (fields?.['reason'] === 'malformed') return undefined;
  if (code === 'BC-106' && !setting.entra) return 'turn-on-entra';
  if (code === 'BC-101') return setting.tokens === 0 ? 'create-token' : undefined;
  return fixes.get(code);
}

const fixes: ReadonlyMap<string | undefined, Fix> = new Map([
  ['BC-107', 'turn-on-entra'],
  ['BC-106', 'turn-on-provisioning'],
  ['BC-102', 'create-token'],
  ['BC-103', 'create-token'],
  ['BC-104', 'create-token'],
  ['BC-105', 'copy-url'],
  ['BC-201', 'copy-url'],
  ['BC-413', 'copy-url'],
]);
