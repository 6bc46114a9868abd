// References of complex attributes: `$ref` is made from `value` where the schema names the one type that is meant (RFC 7643 §2.4),
// as it does for the manager. What a client sends as `$ref` beside a `value` is not kept.

import {
  findAttribute,
  isObject,
  isUnassigned,
  type JsonObject,
  type PatchOperation,
  type PlacedAttribute,
  placedAttributes,
  type ResourceType,
  valueAt,
} from '../../scim/index.ts';

import { idIn, isByReference, type Referable, withId } from './reference-id.ts';

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

/** The resource with the ids that its references name by `$ref` alone. Throws ScimError invalidValue as idIn does. */
export function withReferredIds(references: readonly Reference[], tenantUrl: string, resource: JsonObject): JsonObject {
  return references.reduce((result, reference) => {
    const named = referable(reference, tenantUrl);
    return changeElements(result, reference.place, (element) =>
      isByReference(element) ? withId(named, element) : element,
    );
  }, resource);
}

/** An operation that names the id where it names a reference by `$ref` alone, or sets its `$ref`. */
export function withReferredId(
  references: readonly Reference[],
  tenantUrl: string,
  operation: PatchOperation,
): PatchOperation {
  const { target, value, op } = operation;
  const reference =
    target.kind === 'attribute' ? references.find(({ place }) => place.attribute === target.attribute) : undefined;
  if (target.kind !== 'attribute' || reference === undefined || op === 'remove') return operation;
  const named = referable(reference, tenantUrl);
  if (target.sub === undefined) return { ...operation, value: withIds(named, value) };
  if (target.sub.name !== '$ref' || typeof value !== 'string' || value === '') return operation;
  const sub = findAttribute(target.attribute.subAttributes, 'value');
  return { ...operation, target: { ...target, sub }, value: idIn(named, value) };
}

function withIds(named: Referable, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (isByReference(one) ? withId(named, one) : one));
  return isByReference(value) ? withId(named, value) : value;
}

function referable({ place, endpoint }: Reference, tenantUrl: string): Referable {
  return { name: place.attribute.name, endpoints: [endpoint], tenantUrl };
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
