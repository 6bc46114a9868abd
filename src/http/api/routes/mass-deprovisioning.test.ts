// A wave of leavers in the console: shown to everybody, answered by those who may, and both written down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ResourceId, removeResource, userKind } from '../../../domain/index.ts';
import { addUser, openScene, type Scene } from '../testing/scene.ts';

async function openWave(): Promise<Scene> {
  const scene = await openScene();
  for (let number = 1; number <= 40; number += 1) {
    const id = await addUser(scene.context, number);
    if (number > 10) await removeResource(scene.context, userKind, id as ResourceId, undefined);
  }
  return scene;
}

async function actsOf({ site, directory }: Scene): Promise<readonly unknown[]> {
  const entries = await site.store.audit.list({ directoryId: directory.id, limit: 100 });
  return entries
    .filter(({ action }) => action.startsWith('mass_deprovisioning.'))
    .map(({ action, actor, changes }) => [action, actor, changes.find(({ path }) => path === 'deleted')?.after]);
}

test('a wave is shown, brought back part by part, and then it is over', async () => {
  const scene = await openWave();
  const { browser, path } = scene;

  const before = await browser.send('GET', `${path}/activity`);
  const part = await browser.send('POST', `${path}/mass-deprovisioning/revert`, { from: 0 });
  const after = await browser.send('GET', `${path}/activity`);
  const again = await browser.send('POST', `${path}/mass-deprovisioning/revert`, { from: 0 });
  const people = await browser.send('GET', path);

  assert.deepEqual(Object.keys(before.body['massDeprovisioning'] ?? {}), [
    'since',
    'until',
    'deactivated',
    'deleted',
    'threshold',
    'actors',
  ]);
  const { deleted, actors } = Object(before.body['massDeprovisioning']);
  assert.deepEqual([deleted, actors], [30, [{ actor: 'tok_test', users: 30 }]]);
  assert.deepEqual(part.body, { users: 30, done: 30, restored: 30, activated: 0, created: 0 });
  assert.equal(after.body['massDeprovisioning'], undefined);
  assert.deepEqual([again.status, again.body['code']], [409, 'BC-905']);
  assert.equal(people.body['users'], 40);
  assert.deepEqual(await actsOf(scene), [
    ['mass_deprovisioning.reverted', 'owner@example.com', 30],
    ['mass_deprovisioning.revert_begun', 'owner@example.com', 30],
  ]);
});

test('an auditor changes nothing, an editor brings back, and only an administrator accepts', async () => {
  const scene = await openWave();
  const { site, browser, path } = scene;
  const [auditor, editor] = [await site.signedIn('auditor'), await site.signedIn('editor')];

  const refused = await Promise.all([
    auditor.send('POST', `${path}/mass-deprovisioning/revert`, { from: 0 }),
    auditor.send('POST', `${path}/mass-deprovisioning/acknowledge`, {}),
    editor.send('POST', `${path}/mass-deprovisioning/acknowledge`, {}),
  ]);
  const accepted = await browser.send('POST', `${path}/mass-deprovisioning/acknowledge`, {});
  const late = await editor.send('POST', `${path}/mass-deprovisioning/revert`, { from: 0 });

  assert.deepEqual(
    refused.map(({ status }) => status),
    [403, 403, 403],
  );
  assert.deepEqual([accepted.status, late.status], [204, 409]);
  assert.deepEqual(await actsOf(scene), [['mass_deprovisioning.acknowledged', 'owner@example.com', 30]]);
});

test('who left is listed page by page, and those whom the administrator leaves out stay as they are', async () => {
  const scene = await openWave();
  const { browser, path } = scene;

  const first = await browser.send('GET', `${path}/mass-deprovisioning?limit=20`);
  const second = await browser.send('GET', `${path}/mass-deprovisioning?limit=20&offset=20`);
  const rows = [first, second].flatMap(({ body }) => (Array.isArray(body['items']) ? body['items'] : []));
  const except = rows.slice(0, 5).map(({ id }) => id);
  const choice = { burst: first.body['burst'], preset: 'burst', except };
  const unknown = await browser.send('POST', `${path}/mass-deprovisioning/revert`, {
    from: 0,
    ...choice,
    except: ['unknown'],
  });
  const empty = await browser.send('POST', `${path}/mass-deprovisioning/revert`, { from: 0, preset: 'none' });
  const part = await browser.send('POST', `${path}/mass-deprovisioning/revert`, { from: 0, ...choice });
  const over = await browser.send('GET', `${path}/mass-deprovisioning`);

  assert.deepEqual([first.body['total'], first.body['inBurst'], rows.length], [30, 30, 30]);
  const { at: _, id: __, ...row } = rows[0];
  assert.deepEqual(row, {
    name: 'User 11',
    wasDeactivated: false,
    wasDeleted: true,
    isInBurst: true,
    actor: 'tok_test',
  });
  assert.deepEqual([unknown.status, empty.status, part.body['restored'], over.status], [404, 400, 25, 409]);
  assert.equal((await browser.send('GET', path)).body['users'], 35);
});
