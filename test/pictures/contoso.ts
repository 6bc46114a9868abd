// The invented company of the handbook's pictures: three directories, of which one is connected and has a history, a refused
// user and a deleted one. The same names every time; only ids, secrets and times differ.

import type { Page } from 'playwright-core';
import {
  createJob,
  createRandom,
  createTenant,
  evolve,
  type Job,
  type Person,
  runIncrementalCycle,
  runInitialCycle,
  type Tenant,
  testConnection,
} from '../../src/entra/index.ts';
import { askConsole, openDirectory } from '../console/console.ts';
import { ask, type Connection } from '../console/scim.ts';

/** The addresses that the pictures show. */
export interface Places {
  readonly connected: string;
  /** Both switches are on, a token is made, and no user has arrived yet. */
  readonly waiting: string;
  readonly jana: string;
  readonly deleted: string;
  readonly refused: string;
}

/** Fills an empty Becard. `localUrl` is where it listens; the addresses that it shows begin with its public one. */
export async function foundContoso(page: Page, localUrl: string): Promise<Places> {
  const { id, connection: shown } = await openDirectory(page, localUrl, 'Contoso Deutschland GmbH');
  const waiting = await openDirectory(page, localUrl, 'Contoso Österreich GmbH');
  await askConsole(page, localUrl, 'POST', '/directories', { name: 'Contoso Schweiz AG' });
  await inviteColleagues(page, localUrl);
  const connection = { ...shown, tenantUrl: localUrl + new URL(shown.tenantUrl).pathname };
  const founded = await provision(connection);
  const second = await askConsole(page, localUrl, 'POST', `/directories/${id}/tokens`, {});
  await goOn(founded, { ...connection, token: String(second['secret']) });
  await askConsole(page, localUrl, 'PATCH', `/directories/${id}/card-settings`, { enabled: true });
  await askConsole(page, localUrl, 'POST', `/directories/${id}/setup-links`, { name: 'Fabrikam IT-Service' });
  const root = `/d/${id}`;
  return {
    connected: root,
    waiting: `/d/${waiting.id}`,
    jana: `${root}/users/${idOf(founded.job, firstOf(founded.company))}`,
    deleted: `${root}/users/${await firstLink(page, `${localUrl}${root}/users?status=deleted`, '[data-row] a')}`,
    refused: `${root}/log/${await firstLink(page, `${localUrl}${root}/log?outcome=failed`, 'main tbody a')}`,
  };
}

async function inviteColleagues(page: Page, url: string): Promise<void> {
  const colleagues = {
    'bea@contoso.example': 'administrator',
    'carl@contoso.example': 'editor',
    'dora@audit.example': 'auditor',
  };
  for (const [email, role] of Object.entries(colleagues)) {
    await askConsole(page, url, 'POST', '/administrators', { email, role });
  }
}

interface Provisioned {
  readonly job: Job;
  readonly company: Tenant;
}

/** The test of the connection, the first cycle, a promotion, and a month in which people join, move and leave. */
async function provision(connection: Connection): Promise<Provisioned> {
  const job = createJob({ ...connection, concurrency: 1 });
  const empty = createTenant('handbook', { users: 60, groups: 6 });
  const founded = withPerson(empty, becomeJana(firstOf(empty)));
  await testConnection(job, createRandom('handbook'));
  await runInitialCycle(job, founded);
  const position = { department: 'Key Account Management', jobTitle: 'Senior Account Manager' };
  const promoted = withPerson(founded, { ...firstOf(founded), ...position });
  await runIncrementalCycle(job, promoted);
  const company = withPerson(evolve(promoted), firstOf(promoted));
  await runIncrementalCycle(job, company);
  return { job, company };
}

/** With the next token: a user is refused, and Jana Weber marries. */
async function goOn({ job, company }: Provisioned, connection: Connection): Promise<void> {
  await refuse(connection);
  const married = {
    surname: 'Weber-Lindt',
    displayName: 'Jana Weber-Lindt',
    userPrincipalName: 'jana.weber-lindt@contoso.example',
  };
  const next = { ...createJob({ ...connection, concurrency: 1 }), links: job.links };
  await runIncrementalCycle(next, withPerson(company, { ...firstOf(company), ...married }));
}

/** The longest-serving employee: the first of the company. */
function firstOf(tenant: Tenant): Person {
  const [employee] = tenant.people.values();
  if (employee === undefined) throw new Error('the company has no employee.');
  return employee;
}

function becomeJana(person: Person): Person {
  return {
    ...person,
    givenName: 'Jana',
    surname: 'Weber',
    displayName: 'Jana Weber',
    mailNickname: 'jana.weber',
    userPrincipalName: 'jana.weber@contoso.example',
    mail: 'jana.weber@contoso.example',
    department: 'Vertrieb',
    jobTitle: 'Account Manager',
  };
}

function withPerson(tenant: Tenant, person: Person): Tenant {
  return { ...tenant, people: new Map([...tenant.people]).set(person.objectId, person) };
}

function idOf(job: Job, { objectId }: Person): string {
  const link = job.links.users.get(objectId);
  if (link === undefined) throw new Error(`${objectId} was not provisioned.`);
  return link.id;
}

/** A user whose `active` comes from a wrong expression in the mapping. */
async function refuse(connection: Connection): Promise<void> {
  const objectId = createRandom('refused').guid();
  await ask(connection, 'GET', `/Users?filter=userName%20eq%20%22${objectId}%22`);
  const response = await ask(connection, 'POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: objectId,
    externalId: 'joerg.mueller@contoso.example',
    displayName: 'Jörg Müller',
    active: 'ja',
    name: { givenName: 'Jörg', familyName: 'Müller' },
  });
  if (response.status !== 400) throw new Error(`the refused person was answered ${response.status}.`);
}

/** The last word of the address that the first link of a list leads to. */
async function firstLink(page: Page, address: string, link: string): Promise<string> {
  await page.goto(address);
  const href = await page.locator(link).first().getAttribute('href');
  return href?.split('/').at(-1) ?? '';
}
