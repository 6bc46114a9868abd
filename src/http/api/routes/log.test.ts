import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createResource,
  type LogEntry,
  patchResource,
  type ResourceId,
  removeResource,
  type TokenId,
  userKind,
} from '../../../domain/index.ts';
import { ask, keyOf } from '../testing/keys.ts';
import { addUser, entry, namesOf, openScene, type Scene, subjectsOf } from '../testing/scene.ts';

function titleTo(value: string): object {
  const operation = { op: 'replace', path: 'title', value };
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] };
}

async function append(
  { site, directory }: Scene,
  ...lines: readonly Partial<LogEntry>[]
): Promise<readonly LogEntry[]> {
  const entries = lines.map((line) => entry(site, line));
  await site.store.appendLog(entries.map((line) => ({ directoryId: directory.id, entry: line })));
  return entries;
}

test('the log comes newest first, in pages, with failures alone on demand', async () => {
  const { site, browser, path, directory } = await openScene();
  const lines = [1, 2, 3].map((number) =>
    entry(site, { status: number === 2 ? 400 : 200, subject: `line ${number}`, requestBody: '{}' }),
  );
  await site.store.appendLog(lines.map((line) => ({ directoryId: directory.id, entry: line })));

  const first = await browser.send('GET', `${path}/log?limit=2`);
  const second = await browser.send('GET', `${path}/log?limit=2&cursor=${first.body['next']}`);
  const failed = await browser.send('GET', `${path}/log?outcome=failure,refused`);
  const one = await browser.send('GET', `${path}/log/${lines[1]?.id}`);

  assert.deepEqual(
    [first, second, failed].map(({ body }) => subjectsOf(body['items'])),
    [['line 3', 'line 2'], ['line 1'], ['line 2']],
  );
  assert.equal(second.body['next'], undefined);
  assert.equal(one.body['requestBody'], '{}');
  assert.equal(JSON.stringify(first.body).includes('requestBody'), false);
});

test('lines are found by name, e-mail, object id, user principal name and event id, also of who was never created', async () => {
  const scene = await openScene();
  const { browser, path, context } = scene;
  const id = (await addUser(context, 7, { emails: [{ value: 'seven@contoso.example' }] })) as ResourceId;
  const [update, create] = await append(
    scene,
    { resourceId: id, action: 'Update' },
    { action: 'Create', status: 400, subject: 'Jana Weber', search: 'jana weber\njana@contoso.example' },
  );
  const read = async (search: string): Promise<readonly unknown[]> => {
    const { body } = await browser.send('GET', `${path}/log?search=${encodeURIComponent(search)}`);
    return subjectsOf(body['items']);
  };

  for (const search of [
    'USER 7',
    'seven@',
    '9f1c2d3e-0000-4000-8000-000000000007',
    'user7@contoso',
    String(update?.id),
  ]) {
    assert.deepEqual(await read(search), ['User 7'], search);
  }
  for (const search of ['jana', 'Jana@Contoso', String(create?.id)]) {
    assert.deepEqual(await read(search), ['Jana Weber'], search);
  }
  assert.deepEqual(await read('missing'), []);
  assert.deepEqual(await read('evt_none'), []);
  await removeResource(context, userKind, id, undefined);
  assert.deepEqual(await read('seven@'), ['User 7']);
});

test('the log is narrowed by all that its address can say', async () => {
  const scene = await openScene();
  const { browser, path } = scene;
  await append(
    scene,
    {
      subject: 'a',
      action: 'Create',
      status: 409,
      code: 'BC-301',
      tokenId: 'tok_a' as TokenId,
      at: Date.UTC(2026, 0, 1),
    },
    { subject: 'b', action: 'Update', warnings: ['BC-310'], at: Date.UTC(2026, 0, 2) },
    { subject: 'c', action: 'Lookup', at: Date.UTC(2026, 0, 3) },
  );
  const queries = {
    'action=Create,Lookup': ['c', 'a'],
    'code=BC-310': ['b'],
    'token=tok_a': ['a'],
    'outcome=warning': ['b'],
    'from=2026-01-02T00:00:00.000Z': ['c', 'b'],
    'until=2026-01-02T00:00:00.000Z': ['a'],
    'outcome=failure&code=BC-310': [],
  };

  for (const [query, expected] of Object.entries(queries)) {
    const { body } = await browser.send('GET', `${path}/log?${query}`);
    assert.deepEqual(subjectsOf(body['items']), expected, query);
  }
});

for (const query of ['outcome=bad', 'action=Dance', 'code=301', 'from=yesterday', 'cursor=x']) {
  test(`the log refuses ${query}`, async () => {
    const { browser, path } = await openScene();

    const { status, body } = await browser.send('GET', `${path}/log?${query}`);

    assert.deepEqual([status, body['code']], [400, 'BC-906']);
  });
}

test('an event shows what its request changed, its token, and who has the object id already', async () => {
  const scene = await openScene();
  const { browser, path, context } = scene;
  const created = await browser.send('POST', `${path}/tokens`, { name: 'entra-prod' });
  const { id: tokenId } = created.body['token'] as { readonly id: TokenId };
  const holder = await addUser(context, 1);
  const at = context.platform.clock();
  const { resource } = await createResource({ ...context, actor: { kind: 'entra', tokenId } }, userKind, {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'x',
  });
  const [made, refused] = await append(
    scene,
    { at, durationMs: 1_000, resourceId: resource.id, tokenId, action: 'Create' },
    { status: 409, code: 'BC-301', fields: { reason: 'taken', holderId: holder } },
  );

  const first = await browser.send('GET', `${path}/log/${made?.id}`);
  const second = await browser.send('GET', `${path}/log/${refused?.id}`);

  assert.deepEqual([first.body['tokenName'], first.body['changes']], ['entra-prod', []]);
  assert.deepEqual([second.body['changes'], namesOf([holderIn(second.body)])], [undefined, ['User 1']]);
});

test('each line of the log says in short what its request changed', async () => {
  const scene = await openScene();
  const { site, browser, path, context } = scene;
  const { secret } = await keyOf(site, ['log:read']);
  const id = (await addUser(context, 1, { title: 'Sales' })) as ResourceId;
  const at = context.platform.clock();
  const write = { at, durationMs: 1_000, resourceId: id, tokenId: 'tok_test' as TokenId, method: 'PATCH' };
  await patchResource(context, userKind, id, titleTo('Marketing'), undefined);
  await append(
    scene,
    { ...write, action: 'Update' },
    { ...write, action: 'Update', at: at + 60_000 },
    { resourceId: id, action: 'Read' },
  );

  const { body } = await browser.send('GET', `${path}/log`);
  const changes = await browser.send('GET', `${path}/log?only=changes`);
  const masked = await ask(site, secret, `${path}/log?only=changes`);

  const effect = (title: object) => ({
    changes: [{ path: 'title', ...title }],
    others: 0,
    membersAdded: 0,
    membersRemoved: 0,
  });
  const effectsIn = (items: unknown) => (items as { readonly effect?: unknown }[]).map((item) => item.effect);
  const shown = effect({ before: 'Sales', after: 'Marketing' });
  assert.deepEqual(effectsIn(body['items']), [undefined, undefined, shown]);
  assert.deepEqual(effectsIn(changes.body['items']), [undefined, shown]);
  assert.deepEqual(effectsIn(JSON.parse(masked.text).items), [undefined, effect({ before: '•••', after: '•••' })]);
});

test('the log is counted by interval for a chart', async () => {
  const scene = await openScene();
  const { browser, path } = scene;
  const at = Date.UTC(2026, 0, 1, 12, 5);
  await append(scene, { at, action: 'Create' }, { at, status: 400 }, { at, action: 'Lookup' });

  const day = 'from=2026-01-01T12:00:00.000Z&until=2026-01-01T12:30:00.000Z';
  const { body } = await browser.send('GET', `${path}/log-intervals?${day}`);
  const tooLong = await browser.send(
    'GET',
    `${path}/log-intervals?from=2026-01-01T00:00:00Z&until=2026-03-01T00:00:00Z`,
  );

  const items = body['items'] as readonly { readonly from: string }[];
  assert.equal(items.length, 30);
  assert.deepEqual(items[5], {
    from: '2026-01-01T12:05:00.000Z',
    until: '2026-01-01T12:06:00.000Z',
    changed: 1,
    read: 1,
    failed: 1,
  });
  assert.equal(tooLong.status, 400);
});

test('a value that was refused is hidden until it is asked for', async () => {
  const scene = await openScene();
  const { browser, path } = scene;
  const fields = { reason: 'wrongType', attribute: 'active', expected: 'boolean', value: 'maybe' };
  const [line] = await append(scene, { status: 400, code: 'BC-401', fields });

  const listed = await browser.send('GET', `${path}/log`);
  const shown = await browser.send('GET', `${path}/log/${line?.id}`);
  const revealed = await browser.send('POST', `${path}/log/${line?.id}/reveal`, {});

  const { value: _, ...others } = fields;
  const [first] = listed.body['items'] as readonly { readonly fields: unknown }[];
  assert.deepEqual([first?.fields, shown.body['fields'], revealed.body['fields']], [others, others, fields]);
});

test('cycles are the stretches between pauses, over a bounded time', async () => {
  const scene = await openScene();
  const { browser, path } = scene;
  const minute = (minutes: number): number => Date.UTC(2026, 0, 1, 12, minutes);
  await append(
    scene,
    { at: minute(0), action: 'Create' },
    { at: minute(2), action: 'Create', status: 400 },
    { at: minute(42), action: 'Update' },
  );

  const { body } = await browser.send(
    'GET',
    `${path}/cycles?from=2026-01-01T00:00:00.000Z&until=2026-01-02T00:00:00.000Z`,
  );
  const tooLong = await browser.send('GET', `${path}/cycles?from=2026-01-01T00:00:00Z&until=2026-03-01T00:00:00Z`);

  const counts = { requests: 1, created: 0, updated: 1, deleted: 0, failed: 0, warned: 0 };
  assert.deepEqual(body['items'], [
    { from: '2026-01-01T12:42:00.000Z', until: '2026-01-01T12:43:00.000Z', ...counts },
    {
      from: '2026-01-01T12:00:00.000Z',
      until: '2026-01-01T12:03:00.000Z',
      ...counts,
      requests: 2,
      created: 1,
      updated: 0,
      failed: 1,
    },
  ]);
  assert.equal(tooLong.status, 400);
});

test('what is on the screen is a file, for people and for programs, without bodies', async () => {
  const scene = await openScene();
  const { browser, path } = scene;
  await append(scene, { subject: 'Müller', status: 400, requestBody: 'secret' }, { subject: 'b' });

  const csv = await browser.send('GET', `${path}/export/log?outcome=failure,refused&separator=semicolon`);
  const json = await browser.send('GET', `${path}/export/log?format=json`);
  const none = await browser.send('GET', `${path}/export/log?format=json&search=missing`);

  assert.ok(String(csv.body['text']).startsWith('\uFEFFat;subject;'));
  assert.equal(String(csv.body['text']).trimEnd().split('\r\n').length, 2);
  assert.deepEqual(subjectsOf(json.body), ['b', 'Müller']);
  assert.ok(json.headers.get('content-disposition')?.includes('Contoso-log.json'));
  assert.deepEqual(none.body, []);
  assert.equal(JSON.stringify([csv.body, json.body]).includes('secret'), false);
});

function holderIn(event: Readonly<Record<string, unknown>>): unknown {
  const conflict = event['conflict'];
  return typeof conflict === 'object' && conflict !== null && 'holder' in conflict ? conflict.holder : undefined;
}

test('bodies come masked; an administrator reveals them, and the audit log records it', async () => {
  const scene = await openScene();
  const { site, browser, path } = scene;
  const requestBody = '{"schemas":["urn:x"],"displayName":"Jana Weber"}';
  const [line] = await append(scene, { method: 'POST', status: 400, subject: 'Jana Weber', requestBody });
  const auditor = await site.signedIn('auditor');

  const masked = await browser.send('GET', `${path}/log/${line?.id}`);
  const refused = await auditor.send('POST', `${path}/log/${line?.id}/reveal`, {});
  const revealed = await browser.send('POST', `${path}/log/${line?.id}/reveal`, {});
  const unknown = await browser.send('POST', `${path}/log/evt_none/reveal`, {});

  assert.deepEqual(
    [masked.body['isMasked'], masked.body['requestBody']],
    [true, '{"schemas":["urn:x"],"displayName":"•••"}'],
  );
  assert.deepEqual([refused.status, unknown.status], [403, 404]);
  assert.deepEqual([revealed.body['isMasked'], revealed.body['requestBody']], [false, requestBody]);
  const acts = await site.store.audit.list({ action: 'log.revealed', limit: 10 });
  assert.deepEqual(
    acts.map(({ actor, target, subject }) => [actor, target, subject]),
    [['owner@example.com', line?.id, undefined]],
  );
});

test('the path and the sentence of an entry come masked as its bodies do', async () => {
  const scene = await openScene();
  const { browser, path } = scene;
  const sent = { path: '/Users?filter=userName%20eq%20%22jana%22', detail: 'active is "perhaps", expected a boolean.' };
  const responseBody = JSON.stringify({ status: '400', detail: `${sent.detail} [BC-401]` });
  const [line] = await append(scene, {
    method: 'GET',
    status: 400,
    code: 'BC-401',
    subject: 'Jana Weber',
    ...sent,
    responseBody,
  });

  const masked = await browser.send('GET', `${path}/log/${line?.id}`);
  const revealed = await browser.send('POST', `${path}/log/${line?.id}/reveal`, {});

  assert.equal(masked.body['path'], '/Users?filter=userName%20eq%20%22•••%22');
  assert.equal(masked.body['detail'], 'active is "•••", expected a boolean.');
  assert.equal(masked.body['subject'], 'Jana Weber');
  assert.equal(String(masked.body['responseBody']).includes('perhaps'), false);
  assert.deepEqual([revealed.body['path'], revealed.body['detail']], [sent.path, sent.detail]);
});

const conflicts = [
  {
    name: 'the same person by the address',
    incoming: { externalId: 'USER1@contoso.example', title: 'Lead' },
    same: true,
  },
  { name: 'two people', incoming: { externalId: 'other@contoso.example', title: 'Lead' }, same: false },
];

for (const { name, incoming, same } of conflicts) {
  test(`a refused creation is compared with the existing record: ${name}`, async () => {
    const scene = await openScene();
    const { browser, path, context } = scene;
    const holder = await addUser(context, 1, { title: 'Sales' });
    const requestBody = JSON.stringify({ userName: '9F1C2D3E-0000-4000-8000-000000000001', ...incoming });
    const fields = { reason: 'taken', holderId: holder };
    const [line] = await append(scene, { method: 'POST', status: 409, code: 'BC-301', fields, requestBody });

    const masked = await browser.send('GET', `${path}/log/${line?.id}`);
    const { body } = await browser.send('POST', `${path}/log/${line?.id}/reveal`, {});

    assert.deepEqual(body['conflict'], {
      holder: { id: holder, displayName: 'User 1' },
      isActive: true,
      isSamePerson: same,
      attributes: [
        { path: 'active', isSame: false, current: 'true' },
        { path: 'displayName', isSame: false, current: 'User 1' },
        { path: 'externalId', isSame: same, incoming: incoming.externalId, current: 'user1@contoso.example' },
        { path: 'title', isSame: false, incoming: 'Lead', current: 'Sales' },
        {
          path: 'userName',
          isSame: true,
          incoming: '9F1C2D3E-0000-4000-8000-000000000001',
          current: '9f1c2d3e-0000-4000-8000-000000000001',
        },
      ],
    });
    assert.ok(
      JSON.stringify(masked.body['conflict']).includes(
        '{"path":"title","isSame":false,"incoming":"•••","current":"•••"}',
      ),
    );
    for (const value of ['Lead', 'Sales', '9F1C2D3E']) {
      assert.equal(JSON.stringify(masked.body).includes(value), false, value);
    }
  });
}

test('a refused PATCH is compared with the record of the user it was meant for', async () => {
  const scene = await openScene();
  const { browser, path, context } = scene;
  const [holder, id] = [await addUser(context, 1), (await addUser(context, 2)) as ResourceId];
  const userName = '9f1c2d3e-0000-4000-8000-000000000001';
  const requestBody = JSON.stringify({ Operations: [{ op: 'Replace', path: 'userName', value: userName }] });
  const refusal = { status: 409, code: 'BC-301', fields: { reason: 'taken', holderId: holder } };
  const [line, gone] = await append(
    scene,
    { ...refusal, method: 'PATCH', resourceId: id, requestBody },
    { ...refusal, method: 'POST', fields: { reason: 'taken', holderId: 'none' }, requestBody: '{}' },
  );

  const { body } = await browser.send('POST', `${path}/log/${line?.id}/reveal`, {});
  const without = await browser.send('GET', `${path}/log/${gone?.id}`);

  assert.ok(
    JSON.stringify(body['conflict']).includes(
      `"path":"userName","isSame":true,"incoming":"${userName}","current":"${userName}"`,
    ),
  );
  assert.ok(JSON.stringify(body['conflict']).includes('"incoming":"User 2","current":"User 1"'));
  assert.equal(without.body['conflict'], undefined);
});
