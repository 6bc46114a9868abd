// The catalogue of what the examiner can find: a stable code, how bad it is, and what it means for Entra.
// error: users would be wrong, lost or never provisioned; warning: a violation of the protocol; note: information.

export type Severity = 'error' | 'warning' | 'note';

export const CATALOGUE = {
  unreachable: ['error', 'The server could not be reached.'],
  timeout: ['error', 'The server did not answer in time; Entra retries and may encounter its own partial changes.'],
  'wrong-address': ['error', 'There is no SCIM server at the Tenant URL.'],
  'server-error': ['error', 'The server answered 5xx.'],
  'credentials-refused': ['error', 'The Secret Token was rejected; Entra quarantines the job immediately.'],
  quarantine: ['error', 'Entra would quarantine this job.'],
  'filter-miss-not-200': ['error', 'A filter that matches nothing must be answered with 200 and an empty list.'],
  'list-shape': ['error', 'A list must be a ListResponse with totalResults and an array of Resources.'],
  'match-wrong': ['error', 'A match query returned an object that does not match.'],
  'match-duplicate': ['error', 'A match query found more than one object (DuplicateTargetEntries).'],
  'match-lost': [
    'error',
    'An object that exists was not found by its matching attribute; Entra would create it twice.',
  ],
  'match-case-sensitive': ['error', 'A match query must ignore the case of userName and displayName.'],
  'query-refused': ['error', 'A query from Entra was rejected.'],
  'create-refused': ['error', 'Creating an object was rejected.'],
  'update-refused': ['error', 'An update was rejected.'],
  'manager-refused': ['error', 'An update of the manager was rejected.'],
  'members-refused': ['error', 'An update of members was rejected.'],
  'delete-refused': ['error', 'A deletion was rejected.'],
  'object-lost': ['error', 'An object that was created is gone.'],
  'inactive-hidden': ['error', 'A disabled user must stay visible by id and by filter.'],
  'deleted-still-there': ['error', 'A deleted object is still returned.'],
  'deleted-not-recreatable': ['error', 'After a deletion, the same user cannot be created again.'],
  'not-json': ['error', 'A body is not JSON.'],
  'content-type': ['warning', 'Every body must be application/scim+json, errors included.'],
  'error-shape': ['warning', 'An error must be a SCIM error: its schema, and the status as a string.'],
  'location-missing': ['warning', 'A created object must come with its address in Location and meta.location.'],
  'resource-shape': ['error', 'A resource must carry id, schemas and meta.resourceType.'],
  'active-not-boolean': ['error', 'active must be returned as a JSON boolean.'],
  'active-string-refused': [
    'error',
    'The strings "False" and "True" must be accepted for active; otherwise deactivated users stay active.',
  ],
  'active-wrong': ['error', 'A user has the wrong active state.'],
  'primary-not-boolean': ['error', 'primary must be returned as a JSON boolean.'],
  'null-value': ['warning', 'Attributes without a value must be left out, not returned as null.'],
  'value-altered': ['error', 'A value was not returned as sent; Entra would send it again in every cycle.'],
  'value-lost': ['error', 'A value that was sent is missing.'],
  'element-not-created': [
    'error',
    'A value path such as emails[type eq "work"].value must create the element it names.',
  ],
  'element-duplicated': ['error', 'There are two elements of one type.'],
  'pathless-not-applied': ['error', 'A pathless operation with dotted and URN keys was not applied as a whole.'],
  'op-case-sensitive': ['error', 'op must be accepted in any letter case: Entra sends Add, Replace, Remove.'],
  'over-validated': ['error', "A value was rejected for its format; Microsoft's own gallery test sends such values."],
  'not-cleared': ['warning', 'An empty string must clear an optional attribute.'],
  'manager-not-object': ['error', 'manager must be returned as {"value": id}; a string stops matching permanently.'],
  'manager-wrong': ['error', 'The manager is not the one that was set.'],
  'manager-not-removed': ['error', 'A manager set to "" must be gone.'],
  'reference-check-wrong': ['error', 'A reference query returned a wrong result.'],
  'members-not-excluded': ['error', 'members must be absent when they are excluded.'],
  'member-lost': ['error', 'A member of a group is missing.'],
  'member-foreign': ['error', 'A group has a member that it should not have.'],
  'member-duplicated': ['error', 'A group lists a member twice.'],
  'members-emptied': ['error', 'Removing one member removed others as well.'],
  'remove-not-idempotent': ['error', 'Removing a user who is no member must succeed.'],
  'deleted-member-listed': ['warning', 'A deleted user is still listed as a member.'],
  'wrong-token-accepted': ['error', 'A wrong token was not rejected with 401.'],
  'wrong-token-shape': ['warning', 'A 401 must carry WWW-Authenticate and a SCIM error.'],
  'duplicate-accepted': ['error', 'A second object with the same unique value was not rejected with 409.'],
  'duplicate-shape': ['warning', 'A 409 must be a SCIM error with scimType uniqueness.'],
  'external-id-unique': [
    'error',
    'externalId was treated as unique; a UPN may be given to a new user while the old record is kept.',
  ],
  'paging-wrong': ['warning', 'Pages of a list overlap, leave users out or count wrongly.'],
  'schemas-missing': ['warning', '/Schemas does not offer the User, EnterpriseUser and Group schemas.'],
  'schema-attribute-missing': ['warning', 'A mapped attribute is missing from /Schemas.'],
  'schema-null': ['warning', '/Schemas must not contain null.'],
  'discovery-incomplete': ['note', "A discovery document that Microsoft's samples read is incomplete."],
  'group-patch-body': ['note', 'A PATCH of a group was answered with its members; 204 keeps the answer small.'],
  throttled: ['note', 'The server asked to wait (429 or 503).'],
  'throttled-early': ['warning', 'The server asked to wait below 25 requests per second.'],
} as const satisfies Record<string, readonly [Severity, string]>;

export type FindingCode = keyof typeof CATALOGUE;

/** One line of the verdict: what, how bad, how often, and one example. */
export interface Finding {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly message: string;
  readonly example: string;
  readonly count: number;
}
