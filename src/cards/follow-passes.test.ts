import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory, type DirectoryId, type ResourceId } from '../domain/index.ts';
import { openWorkbench } from '../domain/testing/workbench.ts';
import { person } from '../store/testing/samples.ts';
import { followUsers } from './follow.ts';
import { followPasses, type PassBookmark } from './follow-passes.ts';
import { issuePass } from './issue-pass.ts';
import { readPassView } from './pass-view.ts';
import { changeSettings } from './settings.ts';

/** Anna and Ben have passes in Contoso, and Cara in Fabrikam. */
async function openPasses() {
  const { store, platform, pass } = openWorkbench();
  const open = async (name: string, ids: readonly string[]): Promise<DirectoryId> => {
    const directory = await createDirectory(store, platform, { name });
    await changeSettings({ store, platform, directory }, { enabled: true });
    for (const id of ids) await store.directory(directory.id).write(({ resources }) => resources.insert(person(id)));
    return directory.id;
  };
  const contoso = await open('Contoso', ['anna', 'ben', 'dan']);
  const fabrikam = await open('Fabrikam', ['cara']);
  while (await followUsers({ store, platform }));
  const handleOf = async (directory: DirectoryId, id: string): Promise<string> =>
    (await store.directory(directory).cards.find(id as ResourceId))?.handle ?? assert.fail(id);
  for (const [directory, id] of [
    [contoso, 'anna'],
    [contoso, 'ben'],
    [fabrikam, 'cara'],
  ] as const) {
    const handle = await handleOf(directory, id);
    await issuePass({ store, platform }, handle, await readPassView(store, handle));
  }
  /** The users whose passes changed in a step, by the numbers of their changes. */
  let bookmark: PassBookmark | undefined;
  const step = async (): Promise<readonly string[]> => {
    const before = await store.wallet.list({ after: '', limit: 99 });
    const followed = await followPasses({ store, platform }, bookmark);
    bookmark = followed.bookmark;
    const after = await store.wallet.list({ after: '', limit: 99 });
    const changed = after.filter(({ revision }, at) => revision !== before[at]?.revision);
    assert.equal(followed.hasChanged, changed.length > 0);
    return changed.map(({ resourceId }) => resourceId as string).toSorted();
  };
  await step();
  return { store, platform, pass, contoso, fabrikam, step };
}

test('a card that is paused changes its pass alone, and nothing changes nothing', async () => {
  const { store, platform, contoso, step } = await openPasses();
  await store.directory(contoso).cards.setState(['ben' as ResourceId], 'paused', platform.clock());

  assert.deepEqual([await step(), await step()], [['ben'], []]);
});

test('cards that are switched off change the passes of their directory', async () => {
  const { store, platform, contoso, step } = await openPasses();

  await changeSettings({ store, platform, directory: { id: contoso, name: 'Contoso' } }, { enabled: false });

  assert.deepEqual(await step(), ['anna', 'ben']);
});

test('the passes of a deleted directory change at once', async () => {
  const { store, fabrikam, step } = await openPasses();

  await store.directories.delete(fabrikam);

  assert.deepEqual(await step(), ['cara']);
});

test('what neither an event nor a card says is seen within minutes', async () => {
  const { store, contoso, step, pass } = await openPasses();
  pass(60_000);
  await step();
  await store.directory(contoso).write(({ resources }) => resources.remove('User', 'anna' as ResourceId, 1));
  const before = await step();

  pass(301_000);

  assert.deepEqual([before, await step()], [[], ['anna']]);
});
