// The filters of the audit log in the address.

import type { AuditFilter } from '../api/audit-log.ts';
import { given, type Search, textOf } from '../parts/address.ts';

export function readAuditSearch({ action, actor, directory }: Search): AuditFilter {
  return given({ action: textOf(action), actor: textOf(actor), directory: textOf(directory) });
}
