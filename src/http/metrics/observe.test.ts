// What operation sees of a request, and what it must never see.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AuditEntry,
  type DirectoryId,
  type ErrorCode,
  type EventId,
  type LogEntryId,
  type ResourceId,
  StoreUnavailable,
  type TokenId,
} from '../../domain/index.ts';
import { createPlatform } from '../../platform.ts';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import { createMetrics, createRequestLog, metricsRoute, type Observed, readRequestId } from './index.ts';

const platform = createPlatform();
const token = 'a-token-for-the-metrics';

function observed(changes: Partial<Observed> = {}, headers: Readonly<Record<string, string>> = {}): Observed {
  return {
    request: {
      method: 'PATCH',
      target: '/scim/v2/ud_1/Users/jana?filter=userName eq "jana@contoso.example"',
      header: (name) => ({ authorization: 'Bearer becard_scim_secret', ...headers })[name],
      body: async () => new Uint8Array(),
      remoteAddress: '192.0.2.77',
    },
    answer: { status: 200, headers: {}, body: '{"userName":"jana@contoso.example"}' },
    started: performance.now() - 20,
    endpoint: 'Users',
    refusal: undefined,
    exchange: {
      logEntryId: 'log_1' as LogEntryId,
      directoryId: 'ud_1' as DirectoryId,
      tokenId: 'tok_1' as TokenId,
      resourceId: 'r1' as ResourceId,
      warnings: ['BC-310'],
    },
    ...changes,
  };
}

function refusedBy(code: ErrorCode, status: number): Partial<Observed> {
  const refusal = {
    status,
    scimType: undefined,
    fields: undefined,
    code,
    detail: 'jana',
    headers: {},
    hidden: undefined,
  };
  return { refusal, answer: { status, headers: {}, body: '{}' } };
}

function openMetrics() {
  return createMetrics({ version: '1.2.3', store: openTemporaryStore(), clock: () => 0 });
}

function lineOf(text: string, start: string): string | undefined {
  return text.split('\n').find((line) => line.startsWith(start));
}

test('requests are counted by method, resource, status and outcome, with their durations', async () => {
  const metrics = openMetrics();

  metrics.scim(observed());
  metrics.scim(observed());
  metrics.scim(observed({ ...refusedBy('BC-102', 401), exchange: undefined as never }));

  const text = await metrics.print();
  const labels = 'method="PATCH",resource="Users"';
  assert.match(text, new RegExp(`becard_scim_requests_total\\{${labels},status="200",outcome="warning"\\} 2`));
  assert.match(text, new RegExp(`becard_scim_requests_total\\{${labels},status="401",outcome="refused"\\} 1`));
  assert.match(text, new RegExp(`becard_scim_request_duration_seconds_bucket\\{le="0.01",${labels}\\} 0`));
  assert.match(text, new RegExp(`becard_scim_request_duration_seconds_bucket\\{le="5",${labels}\\} 3`));
  assert.match(text, /becard_build_info\{version="1\.2\.3",node="24\./);
  assert.ok(Number(lineOf(text, 'becard_last_request_timestamp_seconds ')?.split(' ')[1]) > 1e9);
});

test('refusals are counted by kind: no token, switched off or too many, and faults', async () => {
  const metrics = openMetrics();
  for (const [code, status] of [
    ['BC-101', 401],
    ['BC-106', 403],
    ['BC-501', 429],
    ['BC-301', 409],
    ['BC-602', 503],
  ] as const) {
    metrics.scim(observed(refusedBy(code, status)));
  }

  const text = await metrics.print();

  const values = text
    .split('\n')
    .filter((line) => /^becard_scim_(auth_failures|refused|errors|mapping_warnings)_total\{/.test(line));
  assert.deepEqual(values, [
    'becard_scim_auth_failures_total{reason="BC-101"} 1',
    'becard_scim_refused_total{reason="BC-106"} 1',
    'becard_scim_refused_total{reason="BC-501"} 1',
    'becard_scim_errors_total{code="BC-301"} 1',
    'becard_scim_errors_total{code="BC-602"} 1',
    'becard_scim_mapping_warnings_total{code="BC-310"} 5',
  ]);
});

test('what a client writes makes no new label', async () => {
  const metrics = openMetrics();
  for (let index = 0; index < 100; index += 1) {
    const { request } = observed();
    metrics.scim(observed({ endpoint: `jana-${index}`, request: { ...request, method: `X${index}` } }));
  }

  const text = await metrics.print();

  assert.equal(text.includes('jana'), false);
  assert.match(
    text,
    /becard_scim_requests_total\{method="other",resource="other",status="200",outcome="warning"\} 100/,
  );
});

const taken: AuditEntry = {
  sequence: 1,
  at: 3000,
  action: 'backup.created',
  actor: 'ada',
  origin: undefined,
  directoryId: undefined,
  target: 'bak_1',
  subject: 'x.backup',
  changes: [],
  salt: undefined,
  keyId: undefined,
  hash: 'f00d',
};

test('people, the next end of a token and the figures of others are read when they are asked for', async () => {
  const store = openTemporaryStore();
  const id = 'ud_1' as DirectoryId;
  const switches = { entra: true, provisioning: true, demonstration: false, testing: false };
  await store.directories.insert({
    id,
    name: 'A',
    licenseReference: undefined,
    ...switches,
    createdAt: 0,
    schemaRevision: 0,
    deprovisioningGuard: false,
    deprovisioningAcknowledgedUntil: undefined,
  });
  const shared = { directoryId: id, name: 'A', hint: '', createdAt: 0, createdBy: '', lastUsedAt: undefined };
  for (const [name, expiresAt, revokedAt] of [
    ['past', 500, undefined],
    ['revoked', 2000, 1500],
    ['next', 5000, undefined],
    ['later', 9000, undefined],
    ['never', undefined, undefined],
  ] as const) {
    const written = { ...shared, setupLinkId: undefined, id: `tok_${name}` as TokenId, expiresAt, revokedAt };
    await store.directory(id).tokens.insert(written, platform.sha256(name));
  }
  let now = 1000;
  const metrics = createMetrics({ version: '1', store, clock: () => now });
  metrics.read('becard_log_pending', 'Lines', () => 7);
  metrics.retention(1500, true);
  metrics.retention(2500, false);
  await store.audit.append(() => [taken]);

  const text = await metrics.print();
  now = 10_000;
  await store.directory(id).write(async (transaction) => {
    for (let number = 0; number < 26; number += 1) {
      const [eventId, resourceId] = [`evt_${number}` as EventId, `gone${number}` as ResourceId];
      const event = { id: eventId, type: 'user.deleted', at: 9000, actor: 'tok_next', resourceId } as const;
      await transaction.events.append({ ...event, subject: 'Gone', changes: [] });
    }
  });
  const later = await metrics.print();

  assert.equal(lineOf(text, 'becard_token_expires_timestamp_seconds'), 'becard_token_expires_timestamp_seconds 5');
  const backup = 'becard_backup_last_created_timestamp_seconds';
  assert.deepEqual(
    [lineOf(text, backup), lineOf(text, 'becard_backup_last_verified_timestamp_seconds')],
    [`${backup} 3`, undefined],
  );
  assert.equal(lineOf(later, 'becard_token_expires_timestamp_seconds'), undefined);
  assert.equal(lineOf(text, 'becard_directory_mass_deprovisionings'), 'becard_directory_mass_deprovisionings 0');
  assert.equal(lineOf(later, 'becard_directory_mass_deprovisionings'), 'becard_directory_mass_deprovisionings 1');
  assert.equal(lineOf(text, 'becard_directory_users'), 'becard_directory_users{state="active"} 0');
  assert.equal(lineOf(text, 'becard_log_pending'), 'becard_log_pending 7');
  assert.equal(lineOf(text, 'becard_retention_failures_total'), 'becard_retention_failures_total 1');
  assert.equal(lineOf(text, 'becard_retention_duration_seconds'), 'becard_retention_duration_seconds 2.5');
});

test('faults of the storage are counted, and a figure that the store cannot tell hides no other', async () => {
  const away = () => Promise.reject(new StoreUnavailable('damaged', 'x'));
  const own = openTemporaryStore();
  const directories = { ...own.directories, list: away };
  const store = { ...own, directories, engine: { ...own.engine, faults: () => ({ damaged: 2, fault: 1 }) } };
  const metrics = createMetrics({ version: '1', store, clock: () => 1000 });

  await metrics.print();
  const text = await metrics.print();

  assert.match(text, /^becard_store_faults_total\{kind="damaged"\} 2$/m);
  assert.match(text, /^becard_store_faults_total\{kind="fault"\} 1$/m);
  assert.match(text, /^becard_build_info/m);
  assert.equal(lineOf(text, 'becard_directory_users'), undefined);
});

test('the metrics need their token', async () => {
  const route = metricsRoute({ metrics: openMetrics(), platform, token });
  const ask = (authorization?: string) =>
    route.request('/', authorization === undefined ? {} : { headers: { authorization } });

  const answers = [await ask(), await ask('Bearer '), await ask(`Basic ${token}`), await ask(`Bearer ${token}x`)];
  const granted = await ask(`Bearer ${token}`);

  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 401, 401, 401],
  );
  assert.match(answers[0]?.headers.get('www-authenticate') ?? '', /^Bearer /);
  assert.equal(granted.status, 200);
  assert.match(granted.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  assert.match(await granted.text(), /^becard_build_info/m);
});

function record(enabled: readonly string[]) {
  const lines: { readonly level: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>) => void lines.push({ level, fields });
  const isLevelEnabled = (level: string): boolean => enabled.includes(level);
  const log = createRequestLog({ debug: at('debug'), info: at('info'), warn: at('warn'), isLevelEnabled });
  return { log, lines };
}

test('a request is one line with what operation needs, and nothing of a person or a secret', () => {
  const { log, lines } = record(['debug', 'info', 'warn']);
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const headers = { 'x-request-id': 'req-7', traceparent, 'user-agent': 'Entra'.repeat(100), 'content-length': '12' };

  log.scim(observed({}, headers));

  const [line] = lines;
  const { duration_ms: duration, ...fields } = line?.fields ?? {};
  assert.equal(line?.level, 'debug');
  assert.ok(Number(duration) >= 20);
  assert.deepEqual(fields, {
    request_id: 'req-7',
    trace_id: '0af7651916cd43dd8448eb211c80319c',
    log_entry_id: 'log_1',
    directory_id: 'ud_1',
    token_id: 'tok_1',
    actor: 'entra',
    http_method: 'PATCH',
    route: '/scim/v2/:directory/Users',
    resource_id: 'r1',
    status: 200,
    scim_type: undefined,
    code: undefined,
    outcome: 'warning',
    bytes_in: 12,
    bytes_out: 35,
    remote_ip: '192.0.2.0',
    user_agent: 'Entra'.repeat(16),
  });
  assert.equal(/jana|becard_scim_secret/.test(JSON.stringify(line)), false);
});

test('failures are louder than successes, and a level that is off costs nothing', () => {
  const { log, lines } = record(['info', 'warn']);
  const page = {
    method: 'GET',
    route: '/api/v1/:id',
    durationMs: 1,
    requestId: 'a',
    remoteAddress: '2001:db8:1:2::3',
  };

  log.scim(observed());
  log.scim(observed(refusedBy('BC-102', 401)));
  log.scim(observed(refusedBy('BC-601', 500)));
  log.page({ ...page, status: 404 });

  assert.deepEqual(
    lines.map(({ level, fields }) => [level, fields['status'], fields['outcome'], fields['remote_ip']]),
    [
      ['info', 401, 'refused', '192.0.2.0'],
      ['warn', 500, 'failure', '192.0.2.0'],
      ['info', 404, 'failure', '2001:db8:1::'],
    ],
  );
});

test('a request id is kept when it is a plain word', () => {
  const kept = ['abc', '550e8400-e29b-41d4-a716-446655440000', 'a.b_c'].map(readRequestId);
  const dropped = [undefined, '', 'a b', 'a\r\nb', '<script>', 'x'.repeat(65)].map(readRequestId);

  assert.equal(kept.includes(undefined), false);
  assert.deepEqual([...new Set(dropped)], [undefined]);
});
