// Faults that a demonstration plants, as Entra sends them when a mapping row or a record is wrong: the console shows what it makes of them.

import { type Job, mapPerson, type Person, type Tenant, wire } from '../../entra/index.ts';

/** A row of the mapping that no schema of the directory describes. */
const unknownAttribute = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User:costCenter';

/** The first people of the company: provisioned before the others, so that the faults are seen at once. */
export function pilotOf(company: Tenant): Tenant {
  return { ...company, people: new Map([...company.people].slice(0, 10)), groups: new Map() };
}

/** The company with two wrong records, which the next cycle corrects: an externalId without a domain (BC-311) and half an address (BC-401). */
export function withWrongRecords(company: Tenant): Tenant {
  const [one, other] = membersOf(company);
  const people = new Map(company.people);
  if (one !== undefined) people.set(one.objectId, { ...one, userPrincipalName: one.mailNickname });
  if (other !== undefined) people.set(other.objectId, { ...other, mail: `${other.mailNickname}@` });
  return { ...company, people };
}

/** Sends an update that is refused (BC-402) and a creation that is refused (BC-301); Entra would send them again with each cycle. */
export async function sendRefusedRequests(job: Job, company: Tenant): Promise<void> {
  const [, , one, other] = membersOf(company);
  const link = one && job.links.users.get(one.objectId);
  if (link !== undefined) {
    const operation = { op: 'Add', path: unknownAttribute, value: '4711' };
    await job.client.sendUnseen(wire.patchUser('update user', link.id, [operation]));
  }
  if (other !== undefined) await job.client.sendUnseen(wire.createUser(mapPerson(renamed(other), job.mapping)));
}

/** Employees of the pilot who are there. */
function membersOf(company: Tenant): readonly Person[] {
  const pilot = [...pilotOf(company).people.values()];
  return pilot.filter(({ kind, standing }) => kind === 'member' && standing === 'active');
}

/** The same person under a second account: the object id is taken. */
function renamed(person: Person): Person {
  const userPrincipalName = person.userPrincipalName.replace('@', '.2@');
  return { ...person, userPrincipalName, mail: userPrincipalName, displayName: `${person.displayName} (2)` };
}
