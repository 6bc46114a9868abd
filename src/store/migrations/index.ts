// Every migration, in the order of its number. A released one is never changed; a new shape is a new file here.

import type { Migration } from '../migrate.ts';
import { start } from './0001-start.ts';
import { audited } from './0002-audit.ts';
import { schemas } from './0003-schemas.ts';
import { guidance } from './0004-guidance.ts';
import { lists } from './0005-lists.ts';
import { leanLog } from './0006-lean-log.ts';
import { nodes } from './0007-nodes.ts';
import { renewals } from './0008-renewals.ts';
import { rehearsals } from './0009-rehearsals.ts';
import { brake } from './0010-brake.ts';
import { leanHistory } from './0011-lean-history.ts';
import { shifts } from './0012-shifts.ts';
import { auditKey } from './0013-audit-key.ts';
import { groupNames } from './0014-group-names.ts';
import { tokenSetupLink } from './0015-token-setup-link.ts';
import { retentionClock } from './0016-retention-clock.ts';
import { sessions } from './0017-sessions.ts';
import { logOutcome } from './0018-log-outcome.ts';

export const migrations: readonly Migration[] = [
  start,
  audited,
  schemas,
  guidance,
  lists,
  leanLog,
  nodes,
  renewals,
  rehearsals,
  brake,
  leanHistory,
  shifts,
  auditKey,
  groupNames,
  tokenSetupLink,
  retentionClock,
  sessions,
  logOutcome,
];
