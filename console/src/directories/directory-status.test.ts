import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { type DirectoryStatus, statusOf } from './directory-status.ts';
import { line, directory as running } from './testing/samples.ts';

const now = Date.parse('2026-11-23T14:00:00Z');
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
