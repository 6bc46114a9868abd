// GET by id (RFC 7644 §3.4.1): one look-up, and the stored text goes out as it is.

import { type Projection, shows } from '../../scim/index.ts';
import type { Context } from '../context.ts';
import type { ResourceId, StoredResource } from '../model.ts';
import type { Kind } from './kind.ts';
import { notFound } from './write.ts';

/** The living resource with the related rows that the projection can show. Throws Failure BC-202. */
export async function readOne(
  context: Context,
  kind: Kind,
  id: ResourceId,
  projection: Projection,
): Promise<StoredResource> {
  const resource = await context.store.find(kind.type.name, id, needsRelated(kind, projection));
  if (resource === undefined) throw notFound(kind, id);
  return resource;
}

/** Whether an answer shows memberships or members, so that they must be loaded. */
export function needsRelated(kind: Kind, projection: Projection): boolean {
  const name = kind.collection ?? kind.derived;
  return name !== undefined && shows(projection, name);
}
