// The two ways in which Entra writes a PATCH: without a flag ("legacy") and with `aadOptscim062020` ("2020").
// Source: Microsoft, "Known issues and resolutions with SCIM 2.0 protocol compliance of the Microsoft Entra user provisioning service".
import type { Target } from './mapping.ts';

export type Dialect = 'legacy' | '2020';

/** One entry of `Operations`. */
export interface Operation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

/** A value that must change on the other side; `isNew` where the other side had none. */
export interface Change {
  readonly target: Target;
  readonly value: string;
  readonly isNew: boolean;
}

const MANAGER_PATH = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager';

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** The envelope of every PATCH. */
export function patchBody(operations: readonly Operation[]): object {
  return { schemas: [PATCH_OP], Operations: operations };
}

/** Changed attributes of a user: one operation each without the flag, mostly one pathless operation with it. */
export function attributeOperations(changes: readonly Change[], dialect: Dialect): readonly Operation[] {
  if (dialect === 'legacy') {
    return changes.map(({ target, value, isNew }) => ({ op: isNew ? 'Add' : 'Replace', path: target, value }));
  }
  const single = changes.filter((change) => change.target.includes('['));
  const mergeable = changes.filter((change) => !change.target.includes('['));
  return [
    ...single.map((change) => ({ op: operationName(change), path: change.target, value: change.value })),
    ...merged(mergeable.filter((change) => change.isNew)),
    ...merged(mergeable.filter((change) => !change.isNew)),
  ];
}

/** Sets, changes or (without an id) removes a manager: a bare string, and "" for removal (gallery test SCIM_Update_Manager). */
export function managerOperation(managerId: string | undefined, isNew: boolean, dialect: Dialect): Operation {
  const op = managerId !== undefined && isNew ? 'Add' : 'Replace';
  return { op: inDialect(op, dialect), path: MANAGER_PATH, value: managerId ?? '' };
}

/** Adds members; the `$ref` of null is what Entra sends ("Tutorial: Develop a SCIM endpoint", Update Group [Add Members]). */
export function addMembersOperation(ids: readonly string[], dialect: Dialect): Operation {
  const value = dialect === 'legacy' ? ids.map((id) => ({ $ref: null, value: id })) : ids.map((id) => ({ value: id }));
  return { op: inDialect('Add', dialect), path: 'members', value };
}

/** Removes members: a list in the value without the flag, one value path each with it. */
export function removeMembersOperations(ids: readonly string[], dialect: Dialect): readonly Operation[] {
  if (dialect === 'legacy') return [{ op: 'Remove', path: 'members', value: ids.map((id) => ({ value: id })) }];
  return ids.map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` }));
}

export function renameOperation(displayName: string, dialect: Dialect): Operation {
  return { op: inDialect('Replace', dialect), path: 'displayName', value: displayName };
}

function merged(changes: readonly Change[]): readonly Operation[] {
  const [first, ...others] = changes;
  if (first === undefined) return [];
  if (others.length === 0) return [{ op: operationName(first), path: first.target, value: typed(first) }];
  return [
    { op: operationName(first), value: Object.fromEntries(changes.map((change) => [change.target, typed(change)])) },
  ];
}

function operationName(change: Change): string {
  return change.isNew ? 'add' : 'replace';
}

/** With the flag, `active` is a boolean; without it, the string that the mapping yields. */
function typed({ target, value }: Change): string | boolean {
  return target === 'active' ? value === 'True' : value;
}

function inDialect(op: string, dialect: Dialect): string {
  return dialect === 'legacy' ? op : op.toLowerCase();
}
