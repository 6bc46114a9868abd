import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAudit } from '../domain/index.ts';
import { createAuditKey, createPlatform } from '../platform.ts';
import { openTemporaryStore } from '../store/testing/temporary-store.ts';
import { logAuditHead } from './audit-head.ts';

test('the server log names the end of the audit log, and nothing of the key', async () => {
  const store = openTemporaryStore();
  const audit = { store: store.audit, platform: createPlatform(), key: createAuditKey('k'.repeat(32)) };
  const said: unknown[] = [];
  const logger = { info: (fields: object, sentence: string): void => void said.push({ ...fields, sentence }) };

  await logAuditHead(audit, logger);
  await recordAudit(audit, { actor: 'ada', origin: undefined }, { action: 'directory.created' });
  await logAuditHead(audit, logger);

  const [entry] = await store.audit.list({ limit: 1 });
  assert.deepEqual(said, [
    { audit_head: `1:${entry?.hash}`, audit_key: audit.key.id, sentence: 'end of the audit log' },
  ]);
});
