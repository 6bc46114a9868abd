import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AuditRecord, acceptInvitation, createDirectory, recordAudit } from '../../../domain/index.ts';
import { createAuditKey } from '../../../platform.ts';
import { type Browser, openSite, password } from '../testing/browser.ts';

/** The lines that a page of the audit log shows, as "who action subject". */
async function linesOf(browser: Browser, query = ''): Promise<readonly string[]> {
  const { body } = await browser.send('GET', `/v1/audit${query}`);
  const entries = Array.isArray(body['items']) ? body['items'] : assert.fail();
  return entries.map(({ actor, action, subject }) => [actor, action, subject].filter(Boolean).join(' '));
}

test('an entry under a former name of its action is intact, and shown and found under the present name', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const { store, platform } = site;
  const key = createAuditKey('k'.repeat(32));
  const author = { actor: 'ada@example.com', origin: undefined };
  const record = { action: 'leavers.accepted', subject: 'Contoso' } as const;
  // Written as an earlier version wrote it; this one has no such action.
  await recordAudit({ store: store.audit, platform, key }, author, record as unknown as AuditRecord);

  const shown = ['ada@example.com mass_deprovisioning.acknowledged Contoso'];
  assert.deepEqual(await linesOf(browser, '?action=mass_deprovisioning.acknowledged'), shown);
  assert.deepEqual(await linesOf(browser, '?action=leavers.accepted'), shown);
  assert.equal((await browser.send('GET', '/v1/audit/check')).body['state'], 'intact');
});

test('an administrator is invited by a link, gets another role, is reset and removed; each act is written down', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const email = 'bea@example.com';

  const invited = await browser.send('POST', '/v1/administrators', { email, role: 'editor' });
  const link = String(invited.body['link']);
  const accounts = { store: site.store.administrators, platform: site.platform };
  const { id } = await acceptInvitation(accounts, { secret: link.split('#')[1] ?? '', password });
  const changed = await browser.send('PATCH', `/v1/administrators/${id}`, { role: 'administrator' });
  await browser.send('PATCH', `/v1/administrators/${id}`, { role: 'administrator' });
  const reset = await browser.send('POST', `/v1/administrators/${id}/reset`, {});
  const twice = await browser.send('POST', '/v1/administrators', { email, role: 'editor' });
  const removed = await browser.send('DELETE', `/v1/administrators/${id}`);
  const gone = await browser.send('DELETE', `/v1/administrators/${id}`);

  assert.match(link, /^https:\/\/becard\.test\/welcome#[0-9A-Za-z]{43}$/);
  assert.deepEqual([invited.status, twice.status, removed.status, gone.status], [201, 409, 204, 404]);
  assert.deepEqual([changed.body['role'], changed.body['state']], ['administrator', 'active']);
  assert.match(String(reset.body['link']), /#/);
  assert.deepEqual(await linesOf(browser, '?limit=4'), [
    'owner@example.com administrator.removed bea@example.com',
    'owner@example.com administrator.reset bea@example.com',
    'owner@example.com administrator.role_changed bea@example.com',
    'owner@example.com administrator.invited bea@example.com',
  ]);
});

test('the last owner can neither be removed nor lose the role', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const [owner] = await site.store.administrators.list();

  const removed = await browser.send('DELETE', `/v1/administrators/${owner?.id}`);
  const changed = await browser.send('PATCH', `/v1/administrators/${owner?.id}`, { role: 'auditor' });

  assert.deepEqual([removed.status, removed.body['code']], [409, 'BC-910']);
  assert.deepEqual([changed.status, changed.body['code']], [409, 'BC-910']);
});

test('a role that is taken away is gone in open browsers at once', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const other = await site.signedIn('administrator');
  const found = (await site.store.administrators.list()).find(({ role }) => role === 'administrator');
  const before = await other.send('POST', '/v1/directories', { name: 'Contoso' });

  const changed = await owner.send('PATCH', `/v1/administrators/${found?.id}`, { role: 'auditor' });
  const after = await other.send('POST', '/v1/directories', { name: 'Fabrikam' });

  assert.deepEqual([before.status, changed.status, after.status], [201, 200, 403]);
});

test('the audit log tells old and new values, and where from', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const { id } = await createDirectory(site.store, site.platform, { name: 'Contoso' });

  await browser.send('PATCH', `/v1/directories/${id}`, { name: 'Fabrikam', entra: false });

  const { body } = await browser.send('GET', `/v1/audit?directory=${id}`);
  const [line] = Array.isArray(body['items']) ? body['items'] : [];
  const { sequence, at, hash, ...rest } = line;
  assert.ok(sequence > 1 && /^[0-9a-f]{64}$/.test(hash) && Date.parse(at) > 0);
  assert.deepEqual(rest, {
    action: 'directory.changed',
    actor: 'owner@example.com',
    origin: '192.0.2.0',
    directoryId: id,
    subject: 'Contoso',
    changes: [{ path: 'name', before: 'Contoso', after: 'Fabrikam' }],
  });
});

test('acts are narrowed in the address and come page by page', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  for (const name of ['A', 'B', 'C']) await browser.send('POST', '/v1/directories', { name });

  const first = await browser.send('GET', '/v1/audit?action=directory.created&limit=2');
  const rest = await linesOf(browser, `?action=directory.created&limit=2&cursor=${first.body['next']}`);

  assert.deepEqual(rest, ['owner@example.com directory.created A']);
  assert.deepEqual(await linesOf(browser, '?actor=unknown@example.com'), []);
  assert.equal((await linesOf(browser, '?since=2020-01-01T00:00:00Z')).length, 4);
  assert.deepEqual(await linesOf(browser, '?until=2020-01-01T00:00:00Z'), []);
  for (const wrong of ['action=x', 'since=yesterday', 'directory=x', 'cursor=-1', 'limit=0']) {
    assert.equal((await browser.send('GET', `/v1/audit?${wrong}`)).status, 400, wrong);
  }
});

test('wrong passwords are written down, what was typed as e-mail only when it is one', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  for (const email of ['owner@example.com', 'eve@example.com', 'my secret password']) {
    await site.open('198.51.100.7').send('POST', '/session/sign-in', { email, password: 'wrong' });
  }
  await browser.send('POST', '/session/sign-out');
  await browser.send('POST', '/session/sign-in', { email: 'owner@example.com', password });

  assert.deepEqual(await linesOf(browser), [
    'owner@example.com session.opened',
    'owner@example.com session.closed',
    'unknown session.refused',
    'eve@example.com session.refused',
    'owner@example.com session.refused',
    'owner@example.com session.opened',
  ]);
});

test('the audit log is exported as CSV and as JSON, and a check finds it intact', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  await browser.send('POST', '/v1/directories', { name: '=HYPERLINK("x")' });
  const cookie = browser.cookie() ?? '';
  const fetch = (path: string) =>
    site.app.fetch(new Request(`https://becard.test${path}`, { headers: { cookie } }), {});

  const csv = await fetch('/v1/audit/export?format=csv&separator=semicolon');
  const json = await fetch('/v1/audit/export?format=json&action=directory.created');
  const none = await fetch('/v1/audit/export?format=json&actor=unknown@example.com');
  const check = await browser.send('GET', '/v1/audit/check');
  const headOf = (more: number): string => {
    const { sequence, hash } = Object(check.body['head']);
    return `${sequence + more}:${hash}`;
  };
  const later = await browser.send('GET', `/v1/audit/check?head=${headOf(1)}`);
  const noHead = await browser.send('GET', '/v1/audit/check?head=1');

  const lines = (await csv.text()).split('\r\n');
  assert.equal(lines[0], 'Sequence;Time;Action;Who;From;Directory;Target;Subject;Changes;Hash');
  assert.ok(lines.some((line) => line.includes(`;"'=HYPERLINK(""x"")";`)));
  assert.match(csv.headers.get('content-disposition') ?? '', /^attachment; filename="becard-audit-[\d-]{10}\.csv"$/);
  assert.equal((await json.text()).trim().split('\n').length, 3);
  assert.deepEqual(await none.json(), []);
  assert.match(String(check.body['keyId']), /^[0-9a-f]{12}$/);
  const { head, ...verdict } = check.body;
  const { sequence } = Object(head);
  assert.deepEqual({ ...verdict, keyId: '' }, { state: 'intact', entries: 5, keyed: 5, sealed: 0, keyId: '' });
  assert.deepEqual(
    [later.body['state'], later.body['sequence'], noHead.body['code']],
    ['missing', sequence + 1, 'BC-906'],
  );
});

test('no secret that is given out is in the audit log', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const directory = await browser.send('POST', '/v1/directories', { name: 'Contoso' });
  const token = await browser.send('POST', `/v1/directories/${directory.body['id']}/tokens`, { name: 'Entra' });
  const invited = await browser.send('POST', '/v1/administrators', { email: 'a@example.com', role: 'editor' });
  await browser.send('POST', '/session/confirm', { password });

  const { body } = await browser.send('GET', '/v1/audit');

  const secrets = [
    token.body['secret'],
    String(invited.body['link']).split('#')[1],
    password,
    browser.cookie()?.split('=')[1],
  ];
  for (const secret of secrets) assert.equal(JSON.stringify(body).includes(String(secret)), false);
});

test('the system page tells versions, store and load of the last 15 minutes', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const { id } = await createDirectory(site.store, site.platform, { name: 'Contoso' });
  site.traffic.note(id, 'success', 900);
  site.pass(16 * 60_000);
  for (let at = 0; at < 96; at += 1) site.traffic.note(id, 'success', 3);
  for (const outcome of ['refused', 'refused', 'failure'] as const) site.traffic.note(id, outcome, 70);

  const { body } = await browser.send('GET', '/v1/system');

  assert.deepEqual(
    [body['version'], body['store'], typeof body['migration'], body['queuedEntries']],
    ['1.2.3', 'SQLite', 'number', 0],
  );
  assert.deepEqual(body['directories'], [{ id, name: 'Contoso', requests: 99, refused: 2, failed: 1, p95Ms: 5 }]);
  assert.ok(Number(body['memoryBytes']) > 1e7 && Date.parse(String(body['startedAt'])) > 0);
  assert.deepEqual((await browser.send('GET', '/v1/retention')).body, {
    log: 30,
    history: 365,
    deleted: 30,
    audit: 730,
  });
});

test('the system page tells servers, disk, the last backup, and what the servers did', async () => {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const { store, platform } = site;
  const at = Math.floor(platform.clock() / 60_000) * 60_000;
  const minute = { name: 'host · 7', version: '1.2.3', startedAt: at, failed: 1, durations: [0, 0, 4], cpuMs: 600 };
  const more = { requests: 4, eventLoopDelayMs: 2.5, memoryBytes: 1e8 };
  await store.figures.add({ at, nodeId: 'a', ...minute, ...more }, 0);
  await store.figures.add({ at: at - 10 * 60_000, nodeId: 'b', ...minute, ...more }, 0);
  const author = { actor: 'cli', origin: undefined };
  const changes = [{ path: 'bytes', after: 4096 }];
  await recordAudit({ store: store.audit, platform, key: createAuditKey('k'.repeat(32)) }, author, {
    action: 'backup.created',
    changes,
  });

  const { body } = await browser.send('GET', '/v1/system');
  const { body: history } = await browser.send('GET', '/v1/system/history?range=week');

  const nodes = Array.isArray(body['nodes']) ? body['nodes'] : assert.fail();
  assert.deepEqual(
    nodes.map(({ id, version, runs }) => [id, version, runs]),
    [
      ['a', '1.2.3', true],
      ['b', '1.2.3', false],
    ],
  );
  const { bytes, createdAt, verifiedAt } = Object(body['backup']);
  assert.deepEqual([bytes, typeof createdAt, verifiedAt], [4096, 'string', undefined]);
  assert.ok(Object(body['storage']).bytes > 0);
  const intervals = Array.isArray(history['intervals']) ? history['intervals'] : assert.fail();
  assert.deepEqual([history['intervalMinutes'], intervals.length >= 84 && intervals.length <= 85], [120, true]);
  const requests = intervals.reduce((sum, interval) => sum + Number(interval.requests), 0);
  assert.deepEqual([requests, intervals.at(-1).p95Ms], [8, 5]);
});

test('the findings of the doctor come with their words and their next step', async () => {
  const browser = await openSite().signedIn('owner');

  const { body } = await browser.send('GET', '/v1/system/findings');

  assert.deepEqual(body['items'], [
    { check: 'Node.js', state: 'ok', code: 'node.ok', fields: { version: '24.0.0' }, found: '24.0.0' },
    {
      check: 'Backup',
      state: 'warning',
      code: 'backup.none',
      fields: {},
      found: 'none that the audit log knows of',
      next: 'Take a backup every night: becard backup create FILE (docs/operations.md).',
    },
  ]);
});

test('what another site asks for is refused, reading too', async () => {
  const browser = await openSite().signedIn('owner');

  for (const site of ['cross-site', 'same-site']) {
    const { status, body } = await browser.send('GET', '/v1/audit', undefined, { 'sec-fetch-site': site });
    assert.deepEqual([status, body['code']], [403, 'BC-903']);
  }
  for (const site of ['same-origin', 'none']) {
    assert.equal((await browser.send('GET', '/v1/audit', undefined, { 'sec-fetch-site': site })).status, 200);
  }
});
