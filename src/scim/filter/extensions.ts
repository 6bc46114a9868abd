// The URN of an extension alone is the name of its container (RFC 7643 §3.3): it is present where `schemas` has it.

import { findExtension, type ResourceType } from '../resource-type.ts';
import type { Filter, Path } from './syntax.ts';

/** A filter in which extensions that are present are named by `schemas`. */
export function withExtensions(filter: Filter, type: ResourceType): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { ...filter, left: withExtensions(filter.left, type), right: withExtensions(filter.right, type) };
    case 'not':
      return { kind: 'not', filter: withExtensions(filter.filter, type) };
    case 'present':
      return asExtension(filter.path, type) ?? filter;
    default:
      return filter;
  }
}

function asExtension({ attribute, filter }: Path, type: ResourceType): Filter | undefined {
  const { urn, name, sub } = attribute;
  if (urn === undefined || sub !== undefined || filter !== undefined) return undefined;
  const extension = findExtension(type, `${urn}:${name}`);
  if (extension === undefined) return undefined;
  const path = { attribute: { urn: undefined, name: 'schemas', sub: undefined }, filter: undefined, sub: undefined };
  return { kind: 'compare', path, operator: 'eq', value: extension.id };
}
