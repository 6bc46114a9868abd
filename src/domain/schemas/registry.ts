// What a directory serves: its kinds of resources at one revision of its own schemas. Most directories have none of their own
// and share one registry; those of the others are kept until their revision is over.

import {
  composeTypes,
  type Definitions,
  groupType,
  hasGroups,
  noDefinitions,
  type ResourceType,
  readDefinitions,
  userType,
} from '../../scim/index.ts';
import type { Directory } from '../directories/directory.ts';
import { StoreUnavailable } from '../errors/store-unavailable.ts';
import type { DirectoryId } from '../ids/brands.ts';
import { createKind, type Kind, type KindBehavior } from '../resources/index.ts';
import { customBehavior } from '../resources/kinds/custom.ts';
import { groupBehavior } from '../resources/kinds/group.ts';
import { userBehavior } from '../resources/kinds/user.ts';
import type { ResourceTypeName } from '../resources/resource.ts';
import type { SchemaStore } from './store.ts';

export interface Registry {
  readonly revision: number;
  readonly kinds: readonly Kind[];
  readonly types: readonly ResourceType[];
}

/** The registry that definitions make. Throws ScimError invalidValue when they do not fit together. */
export function createRegistry(revision: number, definitions: Definitions): Registry {
  const types = composeTypes(definitions);
  const members = types.filter((type) => type.name === groupType.name || hasGroups(type));
  const memberEndpoints: ReadonlyMap<ResourceTypeName, string> = new Map(
    members.map(({ name, endpoint }) => [name, endpoint]),
  );
  const around = { types, ownSchemas: definitions.schemas, memberEndpoints };
  return { revision, types, kinds: types.map((type) => createKind(type, behaviorOf(type), around)) };
}

/** Users and groups as the product brings them. */
export const standardRegistry: Registry = createRegistry(0, noDefinitions);
export const userKind: Kind = standardKind(userType.name);
export const groupKind: Kind = standardKind(groupType.name);

/** The registry of a directory as it is now: `schemaRevision` says which. */
export type FindRegistry = (directory: Directory, store: Pick<SchemaStore, 'schemas'>) => Promise<Registry>;

const maxKept = 500;

/** Finds registries and keeps the latest ones. */
export function createRegistries(): FindRegistry {
  const kept = new Map<DirectoryId, Registry>();
  return async ({ id, schemaRevision }, store) => {
    if (schemaRevision === 0) return standardRegistry;
    const known = kept.get(id);
    if (known?.revision === schemaRevision) return known;
    const registry = createRegistry(schemaRevision, parseDefinitions(await store.schemas.text()));
    kept.delete(id);
    kept.set(id, registry);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - maxKept))) kept.delete(oldest);
    return registry;
  };
}

/** The definitions in the text that a store keeps. */
export function parseDefinitions(text: string | undefined): Definitions {
  const documents: unknown = text === undefined ? [] : JSON.parse(text);
  return Array.isArray(documents) && documents.length === 0 ? noDefinitions : readDefinitions(documents);
}

/**
 * The store for work on a registry: a write is refused when the schemas have changed since it was read, so that nothing is
 * written that a schema no longer describes. Without schemas of its own there is nothing to compare.
 */
export function storeOf(registry: Registry, store: SchemaStore): SchemaStore {
  if (registry.revision === 0) return store;
  return {
    ...store,
    write: (work, about) =>
      store.write(async (transaction) => {
        if ((await transaction.schemas.revision()) === registry.revision) return work(transaction);
        throw new StoreUnavailable('busy', 'The schemas of the directory have changed meanwhile');
      }, about),
  };
}

function standardKind(name: ResourceTypeName): Kind {
  const kind = standardRegistry.kinds.find(({ type }) => type.name === name);
  if (kind === undefined) throw new Error(`There is no standard kind ${name}`);
  return kind;
}

function behaviorOf(type: ResourceType): KindBehavior {
  if (type.name === userType.name) return userBehavior;
  return type.name === groupType.name ? groupBehavior : customBehavior(type);
}
