// The examples of docs/embedding.md, run as they are printed.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from './architecture/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'becard-embedding-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Writes an example of the page as a module. The entry points are those of the sources, so that no build is needed. */
function write(name: string, at: number): string {
  const page = readFileSync(join(root, 'docs', 'embedding.md'), 'utf8');
  const example = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)][at]?.[1] ?? assert.fail(`There is no example ${at}.`);
  const file = join(folder, name);
  writeFileSync(
    file,
    example.replaceAll(
      /'becard\/(\w+)'/g,
      (_, room: string) => `'${pathToFileURL(join(root, 'src', room, 'index.ts'))}'`,
    ),
  );
  return pathToFileURL(file).href;
}

const server = write('server.ts', 0);

test('the SCIM server of the page creates, changes and finds a user, and says what is wrong', async () => {
  const { answer } = await import(server);
  const ask = async (method: string, path: string, body?: object) => {
    const init = { method, body: body === undefined ? null : JSON.stringify(body) };
    const response: Response = await answer(new Request(`https://scim.example.com${path}`, init));
    const { id, scimType, Resources = [] } = Object(await response.json());
    return { status: response.status, id, scimType, emails: Resources[0]?.emails };
  };
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const filter = encodeURIComponent('userName eq "jana"');
  const emails = [{ type: 'work', value: 'jana@contoso.example' }];
  const operation = { op: 'Replace', path: 'emails[type eq "work"].value', value: 'jana@fabrikam.example' };
  const patchBody = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] };

  const created = await ask('POST', '/Users', { schemas, userName: 'jana', emails });
  const changed = await ask('PATCH', `/Users/${created.id}`, patchBody);
  const found = await ask('GET', `/Users?filter=${filter}`);
  const refused = await ask('GET', '/Users?filter=userName');

  assert.deepEqual([created.status, changed.status, found.status], [201, 200, 200]);
  assert.equal(found.emails[0].value, 'jana@fabrikam.example');
  assert.deepEqual([refused.status, refused.scimType], [400, 'invalidFilter']);
});

test('the simulated Entra of the page rehearses it and reports findings', async () => {
  const { report } = await import(write('rehearsal.ts', 1));

  assert.equal(report.connection.isConnected, true);
  assert.ok(report.findings.length > 0);
});
