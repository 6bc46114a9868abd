import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeTemplate } from '../../cards/index.ts';
import { ids, resourceId } from '../../store/testing/samples.ts';
import { createPageCache } from './page-cache.ts';
import { openCards } from './testing/cards.ts';

test('the pages that were not asked for the longest make room', () => {
  const page = { status: 200, type: 'text/html', body: '' } as const;
  const kept = { directoryId: ids.first, resourceId: resourceId('jana'), versions: '1', page };
  const cache = createPageCache(2);

  cache.keep('a', kept);
  cache.keep('b', kept);
  cache.find('a');
  cache.keep('c', kept);

  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => cache.find(key)),
    [kept, undefined, kept],
  );
});

test('a page that is unchanged is printed once, and each change of user, template, values, photo, PIN or state at once seen', async () => {
  const { scope, cards, id, handle, get, patch } = await openCards();
  const [template] = await cards.templates();
  const title = async () => {
    const { status, text } = await get(`/${handle}`);
    return `${status} ${/<title>(.*)<\/title>/.exec(text)?.[1]} ${text.includes('photo.jpg')} ${text.includes('Intern')} ${text.includes('Fabrikam')}`;
  };
  const first = await title();
  const seen = [first, await title()];
  await patch('title', 'Intern');
  seen.push(await title());
  const organisation = { rule: 'fixed', value: 'Fabrikam', isVisible: true } as const;
  await changeTemplate(scope, template?.id ?? '', { fields: { organisation } });
  seen.push(await title());
  await cards.savePhoto(id, { hash: 'h', bytes: Uint8Array.of(1), by: 'Ada' }, 1);
  seen.push(await title());
  await cards.saveOwnValues(id, { prefix: { value: 'Prof.', at: 1, by: 'Ada' } }, 1);
  seen.push(await title());
  await cards.savePin(id, 'hash', 1);
  seen.push(await title());
  await cards.savePin(id, undefined, 1);
  await patch('active', false);
  seen.push(await title());
  await patch('active', true);
  seen.push(await title());

  assert.deepEqual(seen, [
    '200 Dr. Jana Weber false false false',
    '200 Dr. Jana Weber false false false',
    '200 Dr. Jana Weber false true false',
    '200 Dr. Jana Weber false true true',
    '200 Dr. Jana Weber true true true',
    '200 Prof. Jana Weber true true true',
    '200 Protected card false false false',
    '410 This card is not active any more false false true',
    '200 Prof. Jana Weber true true true',
  ]);
});
