// A directory that Entra provisions, and the log entry of its latest request.

import type { Directory } from '../../../../src/http/api/schemas/directories.ts';
import type { LogEntry } from '../../../../src/http/api/schemas/log.ts';

export const line: LogEntry = {
  id: 'log_1',
  at: '2026-11-23T13:50:00Z',
  action: 'Lookup',
  method: 'GET',
  path: '/Users',
  status: 200,
  outcome: 'success',
  warnings: [],
  durationMs: 1,
};

export const directory: Directory = {
  id: 'ud_1',
  name: 'Contoso',
  entra: true,
  provisioning: true,
  demonstration: false,
  testing: false,
  deprovisioningGuard: false,
  createdAt: '2026-11-01T00:00:00Z',
  tenantUrl: 'https://becard.test/scim/v2/ud_1',
  users: 3,
  groups: 0,
  tokens: 1,
  warnings: [],
  lastRequest: line,
};
