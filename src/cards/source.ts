// What the directory has for a field: the value at an attribute path (RFC 7644 §3.5.2), or a text with paths in braces.

import {
  findTarget,
  isObject,
  type JsonObject,
  listOf,
  ScimError,
  type Target,
  userType,
  valuesOf,
} from '../scim/index.ts';

type AttributeTarget = Extract<Target, { readonly kind: 'attribute' }>;

/** Attributes whose values are kept elsewhere or are nothing to read. */
const unreadable = ['groups', 'password', 'x509Certificates', 'photos'];
const braces = /\{([^{}]*)\}/g;

/** A path of a source that no user can have, if there is one. */
export function findUnknownPath(source: string): string | undefined {
  const paths = isComposed(source) ? [...source.matchAll(braces)].map(([, path = '']) => path) : [source];
  return paths.find((path) => targetOf(path) === undefined);
}

/** The object or text at a source; undefined where the user has none. */
export function readSource(source: string, attributes: JsonObject): unknown {
  if (!isComposed(source)) return readPath(source, attributes);
  let found = false;
  const text = source.replaceAll(braces, (_, path: string) => {
    const value = textOfValue(readPath(path, attributes));
    found ||= value !== '';
    return value;
  });
  return found ? text.replaceAll(/\s+/g, ' ').trim() : undefined;
}

function isComposed(source: string): boolean {
  return source.includes('{');
}

function readPath(path: string, attributes: JsonObject): unknown {
  const target = targetOf(path);
  if (target === undefined) return undefined;
  const { container, attribute, element } = target;
  const [first, ...more] = valuesOf({ container, attribute, element, sub: undefined, unsaid: undefined }, attributes);
  const chosen = more.length === 0 ? first : chooseElement([first, ...more]);
  return target.sub === undefined || !isObject(chosen) ? chosen : chosen[target.sub.name];
}

/** The primary element, else the one of type "work", else the first. */
function chooseElement(elements: readonly unknown[]): unknown {
  const objects = listOf(elements).filter(isObject);
  return objects.find(({ primary }) => primary === true) ?? objects.find(({ type }) => type === 'work') ?? elements[0];
}

/** Paths as they were read: those of a few templates are read again for every card. */
const targets = new Map<string, AttributeTarget | undefined>();
const maxTargets = 1_000;

function targetOf(path: string): AttributeTarget | undefined {
  if (targets.has(path)) return targets.get(path);
  const target = readTarget(path);
  if (targets.size >= maxTargets) targets.clear();
  targets.set(path, target);
  return target;
}

function readTarget(path: string): AttributeTarget | undefined {
  try {
    const target = findTarget(path.trim(), userType);
    return target?.kind === 'attribute' && !unreadable.includes(target.attribute.name) ? target : undefined;
  } catch (error) {
    if (error instanceof ScimError) return undefined;
    throw error;
  }
}

function textOfValue(value: unknown): string {
  if (isObject(value)) return textOfValue(value['value']);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
