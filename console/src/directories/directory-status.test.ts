import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { type DirectoryStatus, statusOf } from './directory-status.ts';

const now = Date.parse('2026-11-23T14:00:00Z');
const line: LogEntry = {
  id: 'evt_1',
  at: '2026-11-23T13:50:00Z',
  action: 'Lookup',
  method: 'GET',
  path: '/Users',
  status: 200,
  outcome: 'success',
  warnings: [],
  durationMs: 1,
};
const running: Directory = {
  id: 'ud_1',
  name: 'Contoso',
  entra: true,
  provisioning: true,
  demonstration: false,
  testing: false,
  deprovisioningGuard: false,
  createdAt: '2026-11-01T00:00:00Z',
  tenantUrl: 'http://127.0.0.1/scim/v2/ud_1',
  users: 3,
  groups: 0,
  tokens: 1,
  warnings: [],
  lastRequest: line,
};
const { lastRequest: _, ...fresh } = running;

const cases: readonly { readonly status: DirectoryStatus; readonly directory: Directory }[] = [
  { status: 'running', directory: running },
  { status: 'notSetUp', directory: { ...fresh, entra: false } },
  { status: 'switchedOff', directory: { ...running, entra: false } },
  { status: 'switchedOff', directory: { ...running, provisioning: false } },
  { status: 'noToken', directory: { ...fresh, tokens: 0 } },
  { status: 'waiting', directory: fresh },
  { status: 'refused', directory: { ...running, lastRequest: { ...line, status: 401 } } },
  { status: 'mapping', directory: { ...running, warnings: ['BC-310'] } },
  { status: 'silent', directory: { ...running, lastRequest: { ...line, at: '2026-11-23T11:00:00Z' } } },
];

for (const { status, directory } of cases) {
  test(`a directory with entra ${directory.entra}, provisioning ${directory.provisioning}, ${directory.tokens} tokens is ${status}`, () => {
    assert.equal(statusOf(directory, now), status);
  });
}
