// Which attribute of Entra goes to which attribute of SCIM: the default mapping of a non-gallery application (22 rows)
// and Becard's, which differs in two rows. Source: Microsoft, AzureAD/SCIMReferenceCode TargetUser.cs; Becard's page.
import type { Person } from './tenant/person.ts';
import { ENTERPRISE_USER } from './urn.ts';

export type MappingName = 'becard' | 'default';

/** The targets of the 21 value rows, as Entra writes them in paths. Row 22 is the manager reference. */
export const TARGETS = [
  'userName',
  'active',
  'displayName',
  'title',
  'emails[type eq "work"].value',
  'preferredLanguage',
  'name.givenName',
  'name.familyName',
  'name.formatted',
  'addresses[type eq "work"].formatted',
  'addresses[type eq "work"].streetAddress',
  'addresses[type eq "work"].locality',
  'addresses[type eq "work"].region',
  'addresses[type eq "work"].postalCode',
  'addresses[type eq "work"].country',
  'phoneNumbers[type eq "work"].value',
  'phoneNumbers[type eq "mobile"].value',
  'phoneNumbers[type eq "fax"].value',
  'externalId',
  `${ENTERPRISE_USER}:employeeNumber`,
  `${ENTERPRISE_USER}:department`,
] as const;

export type Target = (typeof TARGETS)[number];

/** What a person should look like on the other side; `active` is "True" or "False", as the mapping expression yields it. */
export type TargetValues = ReadonlyMap<Target, string>;

/** One row of the attribute mapping page. */
export interface MappingRow {
  readonly source: string;
  readonly target: Target;
  readonly read: (person: Person) => string | undefined;
}

/** A mapping: rows in the order of the page. The first is the matching attribute of both. */
export interface Mapping {
  readonly name: MappingName;
  readonly rows: readonly MappingRow[];
}

const OBJECT_ID = { source: 'objectId', read: (person: Person) => person.objectId };
const UPN = { source: 'userPrincipalName', read: mappedPrincipalName };
const NICKNAME = { source: 'mailNickname', read: (person: Person) => person.mailNickname };

/** The mapping of a name: `becard` has userName <- objectId and externalId <- userPrincipalName. */
export function mappingOf(name: MappingName): Mapping {
  return name === 'becard' ? { name, rows: rowsWith(OBJECT_ID, UPN) } : { name, rows: rowsWith(UPN, NICKNAME) };
}

/** Applies a mapping to a person. Sources without a value are left out: Entra sends no nulls (Known issues). */
export function mapPerson(person: Person, mapping: Mapping): TargetValues {
  const values = new Map<Target, string>();
  for (const row of mapping.rows) {
    const value = row.read(person);
    if (value !== undefined && value !== '') values.set(row.target, value);
  }
  return values;
}

type Source = Omit<MappingRow, 'target'>;

function rowsWith(userName: Source, externalId: Source): readonly MappingRow[] {
  return TARGETS.map((target) => ({ target, ...sourceOf(target, userName, externalId) }));
}

function sourceOf(target: Target, userName: Source, externalId: Source): Source {
  if (target === 'userName') return userName;
  if (target === 'externalId') return externalId;
  return STANDARD[target];
}

const plain = (source: keyof Person): Source => ({ source, read: (person) => person[source]?.toString() });

const STANDARD: Readonly<Record<Exclude<Target, 'userName' | 'externalId'>, Source>> = {
  active: { source: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")', read: activeText },
  displayName: plain('displayName'),
  title: plain('jobTitle'),
  'emails[type eq "work"].value': plain('mail'),
  preferredLanguage: plain('preferredLanguage'),
  'name.givenName': plain('givenName'),
  'name.familyName': plain('surname'),
  'name.formatted': {
    source: 'Join(" ", [givenName], [surname])',
    read: (person) => `${person.givenName} ${person.surname}`,
  },
  'addresses[type eq "work"].formatted': plain('physicalDeliveryOfficeName'),
  'addresses[type eq "work"].streetAddress': plain('streetAddress'),
  'addresses[type eq "work"].locality': plain('city'),
  'addresses[type eq "work"].region': plain('state'),
  'addresses[type eq "work"].postalCode': plain('postalCode'),
  'addresses[type eq "work"].country': plain('country'),
  'phoneNumbers[type eq "work"].value': plain('telephoneNumber'),
  'phoneNumbers[type eq "mobile"].value': plain('mobile'),
  'phoneNumbers[type eq "fax"].value': plain('facsimileTelephoneNumber'),
  [`${ENTERPRISE_USER}:employeeNumber`]: plain('employeeId'),
  [`${ENTERPRISE_USER}:department`]: plain('department'),
};

function activeText(person: Person): string {
  return person.standing === 'active' ? 'True' : 'False';
}

/** As a source, the UPN of a guest is the address at home: `#EXT#` and the tenant's domain are stripped (How provisioning works). */
function mappedPrincipalName(person: Person): string {
  const [home, extension] = person.userPrincipalName.split('#EXT#@');
  if (home === undefined || extension === undefined) return person.userPrincipalName;
  const seam = home.lastIndexOf('_');
  return `${home.slice(0, seam)}@${home.slice(seam + 1)}`;
}
