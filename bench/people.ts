// The people and groups of the benchmarks: made from their number alone, so that the seed and the load generator agree without talking.

import { hash } from 'node:crypto';

/** Members of the groups that grow. */
export const groupSizes: readonly number[] = [1_000, 10_000, 50_000];
/** Groups of each of these sizes, so that a long run finds enough people who are not in a group yet. */
export const groupsPerSize = 8;
/** Members of an everyday group: everyone is in one. */
export const teamSize = 50;

/** Ids are spread like random ones, as in a real index. */
export function personId(at: number): string {
  return uuidOf(`person ${at}`);
}

export function groupId(size: number, at: number): string {
  return uuidOf(`group ${size} ${at}`);
}

/** An object id as Entra sends it with the Becard mapping. */
export function userNameOf(at: number): string {
  return uuidOf(`object ${at}`);
}

/** The handle of a person's card. */
export function handleOf(at: number): string {
  return hash('md5', `card ${at}`, 'hex').slice(0, 11);
}

/** A person as Entra sends one: all rows of the standard mapping that most companies fill. */
export function personBody(at: number): Readonly<Record<string, unknown>> {
  const given = givenNames[at % givenNames.length] ?? '';
  const family = familyNames[Math.floor(at / givenNames.length) % familyNames.length] ?? '';
  const address = `${given}.${family}.${at}@example.com`.toLowerCase();
  return {
    schemas: [
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    ],
    externalId: address,
    userName: userNameOf(at),
    active: true,
    displayName: `${given} ${family}`,
    title: 'Account Executive',
    preferredLanguage: 'de-DE',
    name: { givenName: given, familyName: family, formatted: `${given} ${family}` },
    emails: [{ type: 'work', value: address, primary: true }],
    phoneNumbers: [
      { type: 'work', value: `+49 30 ${1_000_000 + (at % 9_000_000)}` },
      { type: 'mobile', value: `+49 170 ${1_000_000 + (at % 9_000_000)}` },
    ],
    addresses: [
      { type: 'work', streetAddress: 'Unter den Linden 1', locality: 'Berlin', postalCode: '10117', country: 'DE' },
    ],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
      employeeNumber: String(at),
      department: `Department ${at % 40}`,
      manager: { value: personId(at % 100) },
    },
  };
}

/** As little as a person can be, for directories that are about groups. */
export function bareBody(at: number): Readonly<Record<string, unknown>> {
  return { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: userNameOf(at) };
}

/** A group of so many people who stand one behind the other. */
export function groupBody(displayName: string, first: number, size: number): Readonly<Record<string, unknown>> {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName,
    members: Array.from({ length: size }, (_, at) => ({ value: personId(first + at) })),
  };
}

const givenNames = ['Anna', 'Bernd', 'Clara', 'David', 'Emma', 'Felix', 'Greta', 'Hannes', 'Ida', 'Jonas', 'Klara'];
const familyNames = ['Schmidt', 'Weber', 'Fischer', 'Wagner', 'Becker', 'Hoffmann', 'Koch', 'Richter', 'Klein'];

/** A version 4 UUID (RFC 9562 §5.4) that a text always gives. */
function uuidOf(text: string): string {
  const hex = hash('md5', text, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
