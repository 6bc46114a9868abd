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
  return fixByCode(line.code) === 'copy-url' && !/^\/(Users|Groups)\b/.test(line.path);
}

function refusal(setting: Setting, line: LogEntry): Connection {
  const isResolved =
    (line.code === 'BC-106' && setting.provisioning && setting.entra) || (line.code === 'BC-107' && setting.entra);
  return { kind: 'refused', line, fix: isResolved ? undefined : fixOf(setting, line.code), isResolved: isResolved };
}

function fixOf(setting: Setting, code: string | undefined): Fix | undefined {
  if (code === 'BC-106' && !setting.entra) return 'turn-on-entra';
  if (code === 'BC-101') return setting.tokens === 0 ? 'create-token' : undefined;
  return fixByCode(code);
}

function fixByCode(code: string | undefined): Fix | undefined {
  switch (code) {
    case 'BC-107':
      return 'turn-on-entra';
    case 'BC-106':
      return 'turn-on-provisioning';
    case 'BC-102':
    case 'BC-103':
    case 'BC-104':
      return 'create-token';
    case 'BC-105':
    case 'BC-201':
    case 'BC-413':
      return 'copy-url';
    default:
      return undefined;
  }
}
