// What differs between the kinds of resources. The six verbs beside this file are written once and ask a Kind for the rest;
// a Kind is a resource type with the behavior of its resources.

import {
  isShownWhole,
  type JsonObject,
  type PlacedAttribute,
  type ResourceType,
  type Schema,
  secretAttributes,
  stateSchemas,
  withoutSecrets,
} from '../../../scim/index.ts';
import type { AttributeChange, EventType } from '../../events/event.ts';
import type { ResourceId } from '../../ids/brands.ts';
import { type Reference, referencesOf, withoutReferences, withReferences } from '../references.ts';
import type { ResourceKeys, ResourceTypeName } from '../resource.ts';
import type { TextKey } from '../selection.ts';
import { claimsOf, type UniqueAttribute, uniquesOf } from '../unique.ts';

/** What a store finds exactly by the values of an attribute. */
export type FilterKey = TextKey | 'member' | 'membership' | 'createdAt' | 'changedAt' | 'active';

/** What the directory adds to a resource type. */
export interface KindBehavior {
  /** The attribute at the top level that the store keeps as rows of its own: "members" of a Group. */
  readonly collection: 'members' | undefined;
  /** The readOnly attribute that is made from other resources: "groups" of a User. */
  readonly derived: 'groups' | undefined;
  /** Attributes, in attribute notation, whose values are keys of the store. */
  readonly filterKeys: ReadonlyMap<string, FilterKey>;
  /** The attribute behind the unique key of the store; undefined where that is the id. */
  readonly uniqueName: string | undefined;
  /** Fills defaults at creation and replacement. */
  readonly withDefaults: (resource: JsonObject) => JsonObject;
  /** Checks bounds. Throws ScimError invalidValue. */
  readonly check: (resource: JsonObject) => void;
  readonly keys: (resource: JsonObject, id: ResourceId) => ResourceKeys;
  /** How people call the resource. */
  readonly subject: (resource: JsonObject) => string;
  /** The event that a change is; `changes` is empty for creation and removal. */
  readonly event: (verb: 'created' | 'updated' | 'deleted', changes: readonly AttributeChange[]) => EventType;
  /** Codes of warnings that the values deserve: the mapping in Entra, for example. */
  readonly warnings: (resource: JsonObject) => readonly string[];
}

export interface Kind extends Omit<KindBehavior, 'check'> {
  readonly type: ResourceType;
  /** The types whose resources can be members, each with its endpoint. */
  readonly memberEndpoints: ReadonlyMap<ResourceTypeName, string>;
  /** Unique attributes that schemas of the directory's own add: each value is a claim. */
  readonly uniques: readonly UniqueAttribute[];
  /** Attributes that are never returned: kept as hashes beside the resource. */
  readonly secrets: readonly PlacedAttribute[];
  /** Whether the kept text is what an answer shows by default. */
  readonly isShownWhole: boolean;
  /** Checks bounds and drops what the directory computes itself or keeps elsewhere. Throws ScimError invalidValue. */
  readonly prepare: (resource: JsonObject) => JsonObject;
  /** The attributes that refer to resources of one type, as the manager. */
  readonly references: readonly Reference[];
  /** The form in which a prepared resource is kept: with references. */
  readonly stored: (resource: JsonObject) => JsonObject;
}

/** What a kind has to know of the directory around it. */
export interface Dependencies {
  readonly types: readonly ResourceType[];
  /** The schemas that are not the product's but the directory's own. */
  readonly ownSchemas: readonly Schema[];
  readonly memberEndpoints: ReadonlyMap<ResourceTypeName, string>;
}

const keysOfAll: ReadonlyMap<string, FilterKey> = new Map([
  ['id', 'id'],
  ['externalId', 'externalId'],
  ['meta.created', 'createdAt'],
  ['meta.lastModified', 'changedAt'],
]);

/** The kind that a resource type and a behavior make in a directory. */
export function createKind(type: ResourceType, behavior: KindBehavior, around: Dependencies): Kind {
  const { check, ...rest } = behavior;
  const uniques = uniquesOf(type, around.ownSchemas);
  const secrets = secretAttributes(type);
  const references = referencesOf(type, around.types);
  return {
    ...rest,
    type,
    memberEndpoints: around.memberEndpoints,
    filterKeys: new Map([...keysOfAll, ...behavior.filterKeys]),
    uniques,
    secrets,
    isShownWhole: isShownWhole(type),
    prepare: (resource) => {
      check(resource);
      return stateSchemas(type, withoutReferences(references, withoutSecrets(secrets, resource)));
    },
    references,
    stored: (resource) => withReferences(references, resource),
    keys:
      uniques.length === 0
        ? behavior.keys
        : (resource, id) => ({ ...behavior.keys(resource, id), claims: claimsOf(uniques, resource) }),
  };
}
