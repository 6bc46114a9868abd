// What differs between the kinds of resources. The six verbs beside this file are written once and ask a Kind for the rest.

import type { JsonObject, ResourceType } from '../../scim/index.ts';
import type { AttributeChange, EventType, ResourceKeys } from '../model.ts';

export interface Kind {
  readonly type: ResourceType;
  /** The attribute at the top level that the store keeps as rows of its own: "members" of a Group. */
  readonly collection: 'members' | undefined;
  /** The readOnly attribute that is made from other resources: "groups" of a User. */
  readonly derived: 'groups' | undefined;
  /** Fills defaults at creation and replacement. */
  readonly withDefaults: (resource: JsonObject) => JsonObject;
  /** Checks bounds and drops what the directory computes itself. Throws ScimError invalidValue. */
  readonly prepare: (resource: JsonObject) => JsonObject;
  /** The form in which the resource is kept: with references, without what the store keeps elsewhere. */
  readonly stored: (resource: JsonObject) => JsonObject;
  readonly keys: (resource: JsonObject) => ResourceKeys;
  /** How people call the resource. */
  readonly subject: (resource: JsonObject) => string;
  /** The event that a change is; `changes` is empty for creation and removal. */
  readonly event: (verb: 'created' | 'updated' | 'deleted', changes: readonly AttributeChange[]) => EventType;
  /** Codes of warnings that the values deserve: the mapping in Entra, for example. */
  readonly warnings: (resource: JsonObject) => readonly string[];
}
