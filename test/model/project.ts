// Which attributes an answer shows (RFC 7644 §3.9, RFC 7643 §7 "returned").

import { refuse } from './refusal.ts';
import { type Attribute, find, isJson, isNothing, type Json, type Path, type Shape, same } from './shape.ts';

/** What a client asks to see. A path without a name means a whole extension. */
export interface Shown {
  readonly attributes: readonly Path[];
  readonly excludedAttributes: readonly Path[];
  /** What the request itself wrote: it is shown although it is returned on request only (RFC 7643 §7). */
  readonly written?: readonly Path[];
}

/** Throws the refusal of a request that asks for both. */
export function checkShown({ attributes, excludedAttributes }: Shown): void {
  if (attributes.length > 0 && excludedAttributes.length > 0) refuse('invalidValue', 'both lists are given');
}

/** The resource as it is shown. */
export function project(shape: Shape, resource: Json, shown: Shown): Json {
  const result: Record<string, unknown> = {};
  for (const attribute of shape.attributes) show(result, shape, undefined, attribute, resource, shown);
  for (const { urn, attributes } of shape.extensions) {
    const container = resource[urn];
    if (!isJson(container)) continue;
    const part: Record<string, unknown> = {};
    for (const attribute of attributes) show(part, shape, urn, attribute, container, shown);
    if (Object.keys(part).length > 0) result[urn] = part;
  }
  return result;
}

function show(
  result: Record<string, unknown>,
  shape: Shape,
  container: string | undefined,
  attribute: Attribute,
  holder: Json,
  shown: Shown,
): void {
  const value = holder[attribute.name];
  if (value === undefined) return;
  const wishes = {
    asked: wish(shape, container, attribute, shown.attributes),
    excluded: wish(shape, container, attribute, shown.excludedAttributes),
    isWritten: shown.attributes.length === 0 && wish(shape, container, attribute, shown.written ?? []).length > 0,
    isLimited: shown.attributes.length > 0,
  };
  const visible = visiblePart(attribute, value, wishes);
  if (!isNothing(visible)) result[attribute.name] = visible;
}

/** What a list of names says of an attribute: nothing, the whole, or some of its parts. */
function wish(
  shape: Shape,
  container: string | undefined,
  attribute: Attribute,
  names: readonly Path[],
): 'whole' | readonly string[] {
  const subs: string[] = [];
  for (const path of names) {
    if (path.name === '') {
      if (container !== undefined && same(path.urn ?? '', container)) return 'whole';
      continue;
    }
    const place = find(shape, { ...path, sub: undefined });
    if (place?.attribute !== attribute || place.container !== container) continue;
    if (path.sub === undefined) return 'whole';
    subs.push(path.sub.toLowerCase());
  }
  return subs;
}

interface Wishes {
  readonly asked: 'whole' | readonly string[];
  readonly excluded: 'whole' | readonly string[];
  readonly isWritten: boolean;
  /** Whether only what is asked for is shown. */
  readonly isLimited: boolean;
}

function visiblePart(attribute: Attribute, value: unknown, wishes: Wishes): unknown {
  const { asked, excluded, isWritten, isLimited } = wishes;
  const { returned } = attribute;
  if (returned === 'never') return undefined;
  const isAsked = asked.length > 0;
  if (returned !== 'always') {
    if (isLimited && !isAsked) return undefined;
    if (returned === 'request' && !isAsked && !isWritten) return undefined;
    if (excluded === 'whole') return undefined;
  }
  if (attribute.type !== 'complex') return value;
  const isShown = (sub: Attribute): boolean => isPartShown(sub, wishes);
  return Array.isArray(value)
    ? value.map((element) => partsOf(attribute, element, isShown)).filter((element) => !isNothing(element))
    : partsOf(attribute, value, isShown);
}

function isPartShown(sub: Attribute, { asked, excluded, isWritten }: Wishes): boolean {
  if (sub.returned === 'never') return false;
  if (sub.returned === 'always') return true;
  const isNamed = asked !== 'whole' && asked.includes(sub.name.toLowerCase());
  if (sub.returned === 'request') return isNamed || isWritten;
  if (asked !== 'whole' && asked.length > 0) return isNamed;
  return excluded === 'whole' || !excluded.includes(sub.name.toLowerCase());
}

function partsOf(attribute: Attribute, element: unknown, isShown: (sub: Attribute) => boolean): unknown {
  if (!isJson(element)) return element;
  const parts = attribute.subAttributes.filter((sub) => element[sub.name] !== undefined && isShown(sub));
  return Object.fromEntries(parts.map(({ name }) => [name, element[name]]));
}
