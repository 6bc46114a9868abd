// One resource as an answer shows it. Most are joined from what is kept; a group gets its members in pieces, because a large one
// would delay all other requests while it is read and written.

import { listOf, type Projection, pageLimits, project, shows } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { Context } from './context.ts';
import type { Kind } from './kinds/kind.ts';
import { beginRead, type LongRead } from './long-read.ts';
import { joinedMembers, tooManyMembers } from './members/joined-members.ts';
import { memberElements, represent } from './represent.ts';
import type { StoredResource } from './resource.ts';
import { notFound } from './write.ts';

/** How often a group is read again that changed while it was read. */
const maxTries = 3;

export interface ShownResource {
  readonly resource: StoredResource;
  readonly text: string;
}

/** A living resource and its text. Throws Failure BC-202, ScimError tooMany for a group that is too large to be shown with its members. */
export async function readShown(
  context: Context,
  kind: Kind,
  id: ResourceId,
  projection: Projection,
  isPatient = false,
): Promise<ShownResource> {
  const related = kind.derived !== undefined && shows(projection, kind.derived);
  const find = async (): Promise<StoredResource> => {
    const found = await context.store.resources.find(kind.type.name, id, related);
    if (found === undefined) throw notFound(kind, id);
    return found;
  };
  let resource = await find();
  if (!showsMembers(kind, projection))
    return { resource, text: represent(kind, resource, context.tenantUrl, projection) };
  const reading = beginRead(context, isPatient);
  try {
    for (let tries = 1; ; tries += 1) {
      const text = await showWithMembers(context, kind, resource, projection, reading);
      const now = await find();
      if (now.version === resource.version || tries === maxTries) return { resource, text };
      resource = now;
    }
  } finally {
    reading.end();
  }
}

export function showsMembers({ collection }: Kind, projection: Projection): boolean {
  return collection !== undefined && shows(projection, collection);
}

/** The text of a group with its members, which are read here. */
export async function showWithMembers(
  context: Context,
  kind: Kind,
  resource: StoredResource,
  projection: Projection,
  reading: LongRead,
): Promise<string> {
  const text = represent(kind, resource, context.tenantUrl, projection);
  const members: string[] = [];
  let length = 0;
  for await (const piece of joinedMembers(context, resource.id, reading.note)) {
    const elements = memberElements(kind, piece, context.tenantUrl);
    const isWhole = projection.kind === 'default' && kind.isShownWhole;
    const shown = isWhole ? elements : listOf(project(kind.type, { members: elements }, projection)['members']);
    if (shown.length > 0) members.push(JSON.stringify(shown).slice(1, -1));
    length += members.at(-1)?.length ?? 0;
    if (length > pageLimits.maxResourceBytes) throw tooManyMembers(resource);
  }
  return members.length === 0 ? text : `${text.slice(0, -1)},"members":[${members.join(',')}]}`;
}
