// The rows of Entra's default user mapping for non-gallery applications and their use in Becard.

/** `key`: matches the user; `profile`: shown in the profile; `record`: stored and returned unchanged. */
export type RowUse = 'key' | 'profile' | 'record';

export interface DefaultRow {
  readonly target: string;
  readonly source: string;
  readonly use: RowUse;
  /** Whether the row may be deleted in Entra. */
  readonly isNeeded: boolean;
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const active = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

const optional: readonly (readonly [target: string, source: string, use: RowUse])[] = [
  ['displayName', 'displayName', 'profile'],
  ['title', 'jobTitle', 'profile'],
  ['emails[type eq "work"].value', 'mail', 'profile'],
  ['preferredLanguage', 'preferredLanguage', 'profile'],
  ['name.givenName', 'givenName', 'profile'],
  ['name.familyName', 'surname', 'profile'],
  ['name.formatted', 'Join(" ", [givenName], [surname])', 'profile'],
  ['addresses[type eq "work"].formatted', 'physicalDeliveryOfficeName', 'profile'],
  ['addresses[type eq "work"].streetAddress', 'streetAddress', 'profile'],
  ['addresses[type eq "work"].locality', 'city', 'profile'],
  ['addresses[type eq "work"].region', 'state', 'profile'],
  ['addresses[type eq "work"].postalCode', 'postalCode', 'profile'],
  ['addresses[type eq "work"].country', 'country', 'profile'],
  ['phoneNumbers[type eq "work"].value', 'telephoneNumber', 'profile'],
  ['phoneNumbers[type eq "mobile"].value', 'mobile', 'profile'],
  ['phoneNumbers[type eq "fax"].value', 'facsimileTelephoneNumber', 'profile'],
  [`${enterprise}:employeeNumber`, 'employeeId', 'profile'],
  [`${enterprise}:department`, 'department', 'profile'],
  [`${enterprise}:manager`, 'manager', 'profile'],
];

/** All 22, the two that differ from Microsoft's default first. */
export const defaultRows: readonly DefaultRow[] = [
  { target: 'userName', source: 'objectId', use: 'key', isNeeded: true },
  { target: 'externalId', source: 'userPrincipalName', use: 'profile', isNeeded: true },
  { target: 'active', source: active, use: 'profile', isNeeded: true },
  ...optional.map(([target, source, use]) => ({ target, source, use, isNeeded: false })),
];

/** The row of a target, whatever its letter case. */
export function findRow(target: string): DefaultRow | undefined {
  return defaultRows.find((row) => row.target.toLowerCase() === target.toLowerCase());
}

/** A short label of a target without the URN of the extension. */
export function shortTarget(target: string): string {
  return target.startsWith(`${enterprise}:`) ? target.slice(enterprise.length + 1) : target;
}
