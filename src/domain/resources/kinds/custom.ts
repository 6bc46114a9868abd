// Resources of a type that a directory brought itself: nothing is known of them but their schema.

import { findAttribute, hasGroups, type ResourceType, textOf } from '../../../scim/index.ts';
import { orderKey } from '../collation.ts';
import { foldedKey, indexKey, searchKey } from '../index-keys.ts';
import type { FilterKey, KindBehavior } from './kind.ts';

/** The attributes by which such a resource is called, the first that it has. */
const names = ['displayName', 'name', 'title', 'userName', 'identifier', 'externalId'];

export function customBehavior(type: ResourceType): KindBehavior {
  const label = findAttribute(type.attributes, 'displayName');
  const hasLabel = label?.type === 'string' && !label.multiValued && !label.caseExact;
  const subject = subjectOf(type);
  return {
    collection: undefined,
    derived: hasGroups(type) ? 'groups' : undefined,
    filterKeys: new Map<string, FilterKey>([
      ...(hasLabel ? [['displayName', 'display'] as const] : []),
      ...(hasGroups(type) ? [['groups.value', 'membership'] as const] : []),
    ]),
    uniqueName: undefined,
    withDefaults: (resource) => resource,
    check: () => undefined,
    keys: (resource, id) => {
      const externalId = textOf(resource['externalId']);
      const display = hasLabel ? textOf(resource['displayName']) : undefined;
      return {
        unique: id,
        externalId: externalId && indexKey(externalId),
        display: display && foldedKey(display),
        active: true,
        manager: undefined,
        emails: [],
        search: searchKey([subject(resource)]),
        nameOrder: orderKey(subject(resource)),
        emailOrder: undefined,
        departmentOrder: undefined,
      };
    },
    subject,
    event: (verb) => `resource.${verb}`,
    warnings: () => [],
  };
}

function subjectOf(type: ResourceType): KindBehavior['subject'] {
  const required = type.schema.attributes.filter((attribute) => attribute.required).map(({ name }) => name);
  const tried = [...names, ...required];
  return (resource) => tried.map((name) => textOf(resource[name])).find((text) => text !== undefined) ?? type.name;
}
