// Schemas of a directory's own in the console: imported, listed, removed; what is wrong is named, and every act is written down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory } from '../../../domain/index.ts';
import { type Browser, openSite, type Site } from '../testing/browser.ts';

const urn = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';

function documentOf(attributes: readonly object[] = [{ name: 'badge', type: 'string' }]): string {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Schema'];
  return JSON.stringify({ schemas, id: urn, name: 'Contoso', attributes });
}

async function openScene(): Promise<{ readonly site: Site; readonly browser: Browser; readonly path: string }> {
  const site = openSite();
  const browser = await site.signedIn('administrator');
  const { id } = await createDirectory(site.store, site.platform, { name: 'Contoso' });
  return { site, browser, path: `/v1/directories/${id}/schemas` };
}

async function actsOf({ store }: Site): Promise<readonly (readonly [string, string | undefined])[]> {
  const entries = await store.audit.list({ limit: 100 });
  return entries.filter(({ action }) => action.startsWith('schema.')).map(({ action, target }) => [action, target]);
}

test('a document is imported, listed and removed, and the audit log names the schema each time', async () => {
  const { site, browser, path } = await openScene();

  const first = await browser.send('POST', path, { document: documentOf() });
  const again = await browser.send('POST', path, { document: documentOf() });
  const list = await browser.send('GET', path);
  const removed = await browser.send('DELETE', `${path}/${encodeURIComponent(urn)}`);
  const gone = await browser.send('DELETE', `${path}/${encodeURIComponent(urn)}`);

  assert.deepEqual([first.status, first.body['schemas']], [201, [{ urn, state: 'added' }]]);
  assert.deepEqual(again.body['schemas'], [{ urn, state: 'unchanged' }]);
  const resourceTypes = [{ name: 'User', endpoint: '/Users', required: false }];
  const summary = { name: 'Contoso', description: '', role: 'extension', resourceTypes, attributes: ['badge'] };
  assert.deepEqual(list.body, { items: [{ urn, ...summary }] });
  assert.deepEqual([removed.status, removed.body['removed']], [200, [urn]]);
  assert.deepEqual([gone.status, gone.body['code']], [404, 'BC-904']);
  assert.deepEqual(await actsOf(site), [
    ['schema.removed', urn],
    ['schema.imported', urn],
  ]);
});

const wrong: readonly { readonly name: string; readonly document: string; readonly says: RegExp }[] = [
  { name: 'that is no JSON', document: '{"schemas": ', says: /not valid JSON/ },
  {
    name: 'with a type that there is not',
    document: documentOf([{ name: 'badge', type: 'text' }]),
    says: /badge.*text/,
  },
  { name: 'without a schema', document: '{}', says: /schemas/ },
  { name: 'that is too long', document: ' '.repeat(512 * 1024 + 1), says: /longer than 524288 characters/ },
];

for (const { name, document, says } of wrong) {
  test(`a document ${name} is refused with what is wrong, and nothing is imported`, async () => {
    const { site, browser, path } = await openScene();

    const { status, body } = await browser.send('POST', path, { document });
    const list = await browser.send('GET', path);

    assert.deepEqual([status, body['code']], [400, 'BC-906']);
    assert.match(String(body['detail']), says);
    assert.deepEqual(list.body, { items: [] });
    assert.deepEqual(await actsOf(site), []);
  });
}

test('a document or a body that is nested too deep is refused before it is parsed', async () => {
  const { browser, path } = await openScene();
  const nest = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  for (const depth of [17, 5_500, 100_000]) {
    const { status, body } = await browser.send('POST', path, { document: nest(depth) });
    assert.deepEqual([status, body['code']], [400, 'BC-906']);
  }
  const nested = await browser.send('POST', path, { document: JSON.parse(nest(1_000)) });
  assert.deepEqual([nested.status, nested.body['detail']], [400, 'The body is nested too deeply.']);
});
