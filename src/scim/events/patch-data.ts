// A change as the PATCH request that makes it: the `data` of a patch event (RFC 9967 §2.4.2, RFC 7644 §3.5.2).

import type { Difference } from '../difference.ts';
import type { JsonObject } from '../json.ts';
import { patchOpUrn } from '../urn.ts';

/** An element that is known by its type, as `differences` writes it: `emails[type eq "work"].value`. */
const elementPath = /^(?<list>[^[]+)\[type eq "(?<type>.*)"\]\.(?<sub>[^."]+)$/;

/** The PATCH body that turns the state before into the state after. Undefined when a value is not known, as of a password. */
export function patchData(differences: readonly Difference[]): JsonObject | undefined {
  if (differences.some(({ before, after }) => before === undefined && after === undefined)) return undefined;
  const groups = Map.groupBy(differences, ({ path }) => elementOf(path));
  const operations = [...groups].flatMap(([element, changes]) =>
    element === undefined ? changes.map(operationOf) : elementOperations(changes),
  );
  return { schemas: [patchOpUrn], Operations: operations };
}

/** The PATCH body that adds these members to a group, or takes them out of it. */
export function memberPatch(op: 'add' | 'remove', ids: readonly string[]): JsonObject {
  const operations =
    op === 'add'
      ? [{ op, path: 'members', value: ids.map((value) => ({ value })) }]
      : ids.map((id) => ({ op, path: `members[value eq ${JSON.stringify(id)}]` }));
  return { schemas: [patchOpUrn], Operations: operations };
}

function elementOf(path: string): string | undefined {
  return elementPath.test(path) ? path.slice(0, path.lastIndexOf('.')) : undefined;
}

function operationOf({ path, before, after }: Difference): JsonObject {
  if (after === undefined) return { op: 'remove', path };
  return { op: before === undefined ? 'add' : 'replace', path, value: after };
}

/** An element that came or went changes its list: a path into it would have no target. */
function elementOperations(changes: readonly Difference[]): readonly JsonObject[] {
  const parts = changes.map((change) => ({ ...change, ...partsOf(change.path) }));
  const element = parts[0]?.element ?? '';
  const ownType = parts.find(({ sub }) => sub === 'type');
  if (ownType === undefined) {
    return parts.map(({ sub, before, after }) => operationOf({ path: `${element}.${sub}`, before, after }));
  }
  if (ownType.after === undefined) return [{ op: 'remove', path: element }];
  const value = Object.fromEntries(parts.flatMap(({ sub, after }) => (after === undefined ? [] : [[sub, after]])));
  return [{ op: 'add', path: ownType.list, value: [value] }];
}

/** The list, the element with its type quoted as in a filter, and the attribute within it. */
function partsOf(path: string): { readonly list: string; readonly element: string; readonly sub: string } {
  const { list = '', type = '', sub = '' } = elementPath.exec(path)?.groups ?? {};
  return { list, element: `${list}[type eq ${JSON.stringify(type)}]`, sub };
}
