// Requests as Microsoft Entra sends them, for filling a directory in a browser test.

import { randomUUID } from 'node:crypto';

export interface Connection {
  readonly tenantUrl: string;
  readonly token: string;
}

const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const group = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const patch = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** Sends one SCIM request and gives the answer. */
export function ask(connection: Connection, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${connection.tenantUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${connection.token}`, 'content-type': 'application/scim+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A person under the mapping that Becard asks for; `userName` may be another, as under Entra's default. */
export async function createPerson(
  connection: Connection,
  given: string,
  family: string,
  userName: string = randomUUID(),
): Promise<string> {
  const address = `${given}.${family}@contoso.example`.toLowerCase();
  const response = await ask(connection, 'POST', '/Users', {
    schemas: [user, enterprise],
    userName,
    externalId: address,
    active: true,
    displayName: `${given} ${family}`,
    title: 'Sales',
    name: { givenName: given, familyName: family },
    emails: [{ primary: true, type: 'work', value: address }],
    phoneNumbers: [{ type: 'mobile', value: '+49 170 1234567' }],
    [enterprise]: { department: 'Vertrieb', employeeNumber: '4711' },
  });
  return readId(response);
}

export async function createGroup(
  connection: Connection,
  displayName: string,
  members: readonly string[],
): Promise<string> {
  const body = { schemas: [group], displayName, members: members.map((value) => ({ value })) };
  return readId(await ask(connection, 'POST', '/Groups', body));
}

/** Replaces one attribute. */
export async function changePerson(connection: Connection, id: string, path: string, value: unknown): Promise<void> {
  const body = { schemas: [patch], Operations: [{ op: 'Replace', path, value }] };
  const response = await ask(connection, 'PATCH', `/Users/${id}`, body);
  if (!response.ok) throw new Error(`PATCH was answered ${String(response.status)}: ${await response.text()}`);
}

async function readId(response: Response): Promise<string> {
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('id' in answer) || typeof answer.id !== 'string')
    throw new Error(`POST was answered ${String(response.status)}: ${JSON.stringify(answer)}`);
  return answer.id;
}
