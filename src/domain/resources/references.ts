// References of complex attributes: `$ref` is made from `value` where the schema names the one type that is meant (RFC 7643 §2.4),
// as it does for the manager. What a client sends as `$ref` of such an attribute is not kept.

import {
  findAttribute,
  isObject,
  isUnassigned,
  type JsonObject,
  type PlacedAttribute,
  placedAttributes,
  type ResourceType,
  valueAt,
} from '../../scim/index.ts';

export interface Reference {
  readonly place: PlacedAttribute;
  /** Of the type that is referred to, with a slash in front. */
  readonly endpoint: string;
}

/** The attributes of a type that refer to one of `types`. */
export function referencesOf(type: ResourceType, types: readonly ResourceType[]): readonly Reference[] {
  return placedAttributes(type).flatMap((place) => {
    const { mutability, subAttributes } = place.attribute;
    const target = findAttribute(subAttributes, '$ref');
    if (mutability === 'readOnly' || target === undefined || findAttribute(subAttributes, 'value') === undefined)
      return [];
    const [name, ...others] = target.referenceTypes;
    const referred = types.find((candidate) => candidate.name === name);
    return referred === undefined || others.length > 0 ? [] : [{ place, endpoint: referred.endpoint }];
  });
}

/** The resource as it is kept: references begin "../", so that a new public URL changes nothing that is stored. */
export function withReferences(references: readonly Reference[], resource: JsonObject): JsonObject {
  return references.reduce(
    (result, { place, endpoint }) =>
      changeElements(result, place, (element) => {
        const id = element['value'];
        const isReference = typeof id === 'string' && id !== '';
        return isReference ? { ...element, $ref: `..${endpoint}/${encodeURIComponent(id)}` } : element;
      }),
    resource,
  );
}

/** The resource without what `withReferences` makes. */
export function withoutReferences(references: readonly Reference[], resource: JsonObject): JsonObject {
  return references.reduce((result, { place }) => changeElements(result, place, withoutReference), resource);
}

function withoutReference(element: JsonObject): JsonObject {
  if (element['$ref'] === undefined) return element;
  const { $ref: _, ...rest } = element;
  return rest;
}

// What does not change is not copied: most writes come this way.
function changeElements(
  resource: JsonObject,
  place: PlacedAttribute,
  change: (element: JsonObject) => JsonObject,
): JsonObject {
  const value = valueAt(resource, place);
  if (value === undefined) return resource;
  const one = (element: unknown): unknown => (isObject(element) ? change(element) : element);
  const changed = Array.isArray(value) ? value.map(one).filter((element) => !isUnassigned(element)) : one(value);
  if (changed === value) return resource;
  const { container, attribute } = place;
  if (container === undefined) return withValue(resource, attribute.name, changed);
  const holder = resource[container];
  return isObject(holder) ? { ...resource, [container]: withValue(holder, attribute.name, changed) } : resource;
}

function withValue(holder: JsonObject, name: string, value: unknown): JsonObject {
  const { [name]: _, ...rest } = holder;
  return isUnassigned(value) ? rest : { ...holder, [name]: value };
}
