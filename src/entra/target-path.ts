// The parts of a target path as Entra writes it, and the value an answer holds there.
// Forms: `title`, `name.givenName`, `emails[type eq "work"].value`, `urn:...:User:department`.
import { listOf, member } from './json.ts';
import type { Target } from './mapping.ts';

/** A target path taken apart. */
export type TargetPath =
  | { readonly kind: 'plain'; readonly attribute: string }
  | { readonly kind: 'sub'; readonly attribute: string; readonly sub: string }
  | { readonly kind: 'element'; readonly attribute: string; readonly type: string; readonly sub: string }
  | { readonly kind: 'extension'; readonly urn: string; readonly attribute: string };

/** Takes a target path apart: `emails[type eq "work"].value` is the `value` of the element of type `work` in `emails`. */
export function parseTarget(target: Target): TargetPath {
  const element = /^(\w+)\[type eq "(\w+)"\]\.(\w+)$/.exec(target);
  if (element) {
    const [, attribute = '', type = '', sub = ''] = element;
    return { kind: 'element', attribute, type, sub };
  }
  const colon = target.lastIndexOf(':');
  if (colon >= 0) return { kind: 'extension', urn: target.slice(0, colon), attribute: target.slice(colon + 1) };
  const [attribute = '', sub] = target.split('.');
  return sub === undefined ? { kind: 'plain', attribute } : { kind: 'sub', attribute, sub };
}

/** What a resource holds at a target, or undefined. */
export function readTarget(resource: unknown, target: Target): unknown {
  const path = parseTarget(target);
  switch (path.kind) {
    case 'plain':
      return member(resource, path.attribute);
    case 'sub':
      return member(member(resource, path.attribute), path.sub);
    case 'element':
      return member(elementsOfType(resource, path.attribute, path.type)[0], path.sub);
    case 'extension':
      return member(member(resource, path.urn), path.attribute);
    default:
      return path satisfies never;
  }
}

/** The elements of a multi-valued attribute that carry a type. */
export function elementsOfType(resource: unknown, attribute: string, type: string): readonly unknown[] {
  return listOf(resource, attribute).filter((element) => member(element, 'type') === type);
}
