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
  if (line?.action === 'Refused') return refusal(setting, line);
  if (line !== undefined) return { kind: 'answered', line };
  const isReady = setting.entra && setting.provisioning && setting.tokens > 0;
  return { kind: isReady ? 'waiting' : 'not-ready' };
}

/** How much of a truncated Secret Token arrived. */
export function cutOf({ code, fields }: Pick<LogEntry, 'code' | 'fields'>): LogEntry['fields'] {
  return code === 'BC-102' && fields?.['reason'] === 'cut' ? fields : undefined;
}

/** Whether the request went to another address than this directory's Tenant URL; its path is then the whole address. */
export function isMisdirected(line: Pick<LogEntry, 'code' | 'path'>): boolean {
  return fixes.get(line.code) === 'copy-url' && !/^\/(Users|Groups)\b/.test(line.path);
}

function refusal(setting: Setting, line: LogEntry): Connection {
  const isResolved =
    (line.code === 'BC-106' && setting.provisioning && setting.entra) || (line.code === 'BC-107' && setting.entra);
  return { kind: 'refused', line, fix: isResolved ? undefined : fixOf(setting, line.code), isResolved };
}

function fixOf(setting: Setting, code: string | undefined): Fix | undefined {
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
