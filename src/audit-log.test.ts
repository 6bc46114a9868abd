import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAuditLog } from './audit-log.ts';
import { type AuditEntry, recordAudit } from './domain/index.ts';
import { createPlatform } from './platform.ts';
import { openTemporaryStore } from './store/testing/temporary-store.ts';

const platform = createPlatform();
const databaseUrl = 'postgresql://db/becard';
const ada = { actor: 'ada', origin: undefined };

function openLog() {
  const store = openTemporaryStore();
  const said: unknown[] = [];
  const keep = (fields: object, sentence: string): void => void said.push({ ...fields, sentence });
  const logger = { info: keep, warn: keep };
  const list = (): Promise<readonly AuditEntry[]> => store.audit.list({ limit: 10 });
  const open = (auditKey: string | undefined) =>
    openAuditLog({ config: { auditKey, databaseUrl, dataDirectory: '' }, store, platform, logger });
  return { said, logger, list, open };
}

test('a database server without a key is warned about; the start with one puts the log under it', async () => {
  const { said, list, open } = openLog();

  await recordAudit(await open(undefined), ada, { action: 'directory.created' });
  await open('k'.repeat(32));

  assert.match(JSON.stringify(said), /^\[\{"sentence":"BECARD_AUDIT_KEY is not set: /);
  assert.deepEqual(
    (await list()).map(({ action, keyId }) => [action, keyId === undefined]),
    [
      ['audit.keyed', false],
      ['directory.created', true],
    ],
  );
  await assert.rejects(open(undefined), { code: 'BC-603' });
});
