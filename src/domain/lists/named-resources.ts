// The users and groups that changes name by their ids: members of a group and managers, under their present names.

import { isObject, member } from '../../scim/index.ts';
import type { AttributeChange } from '../events/event.ts';
import type { ResourceId } from '../ids/brands.ts';
import { groupNameOf, summarizeUser } from '../users/summary.ts';
import type { ListedResource, ListStore } from './store.ts';

export interface NamedResource {
  readonly id: ResourceId;
  readonly type: 'User' | 'Group';
  readonly displayName: string;
  /** Whether it is kept for restoring only. */
  readonly isRemoved: boolean;
}

const namingPath = /(?:^|:)(?:members|manager)(?:\.value)?$/i;

/** Those of the first `most` ids in each list of changes that are living or kept, read at once. */
export async function nameChanged(
  { lists }: { readonly lists: Pick<ListStore, 'withIds'> },
  changeLists: readonly (readonly AttributeChange[])[],
  most: number,
): Promise<readonly NamedResource[]> {
  const ids = new Set(changeLists.flatMap((changes) => changes.flatMap(idsIn).slice(0, most)));
  return ids.size === 0 ? [] : (await lists.withIds([...ids])).flatMap(nameListed);
}

/** The users and groups with these ids, under the names that they have or had. */
export async function nameResources(
  { lists }: { readonly lists: Pick<ListStore, 'withIds'> },
  ids: readonly ResourceId[],
): Promise<ReadonlyMap<ResourceId, string>> {
  const found = ids.length === 0 ? [] : await lists.withIds([...new Set(ids)]);
  return new Map(found.flatMap(nameListed).map(({ id, displayName }) => [id, displayName]));
}

/** None for a resource of a custom type. */
function nameListed({ resource, removedAt }: ListedResource): readonly NamedResource[] {
  const { id, type } = resource;
  if (type !== 'User' && type !== 'Group') return [];
  const displayName = type === 'Group' ? groupNameOf(resource) : summarizeUser(resource).displayName;
  return [{ id, type, displayName, isRemoved: removedAt !== undefined }];
}

function idsIn({ path, before, after }: AttributeChange): readonly ResourceId[] {
  if (!namingPath.test(path)) return [];
  return [before, after].flatMap((value) => {
    const id = isObject(value) ? member(value, 'value') : value;
    // Any text may be asked for as an id; the store says whether there is one.
    return typeof id === 'string' && id !== '' ? [id as ResourceId] : [];
  });
}
