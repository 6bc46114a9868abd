// PATCH paths and names in attribute lists, bound to the schemas of a resource type (RFC 7644 §3.5.2, §3.10).

import { type Attribute, findAttribute, type Schema } from './attribute.ts';
import { quote, ScimError, shorten } from './error.ts';
import { type BoundFilter, bindElementFilter, type Path, parsePathText, SyntaxFault } from './filter/index.ts';
import { findExtension, placeAttribute, type ResourceType } from './resource-type.ts';

/** What a path means: an attribute with its element filter and sub-attribute, or a whole extension. */
export type Target =
  | {
      readonly kind: 'attribute';
      readonly container: string | undefined;
      readonly attribute: Attribute;
      readonly element: BoundFilter | undefined;
      /** The filter as it was written: `add` reads the new element's values from it. */
      readonly filter: Path['filter'];
      readonly sub: Attribute | undefined;
    }
  | { readonly kind: 'extension'; readonly schema: Schema };

export type AttributeTarget = Extract<Target, { readonly kind: 'attribute' }>;

/** Reads a path of a PATCH operation. Throws ScimError invalidPath, or invalidFilter for the part in brackets. */
export function parsePath(text: string, type: ResourceType): Target {
  const target = findTarget(text, type);
  if (target !== undefined) return target;
  throw new ScimError(
    'invalidPath',
    `Attribute path ${quote(text)} is not known for ${type.name}. Remove this row from the mapping or correct its name.`,
    { reason: 'unknownAttribute', attribute: shorten(text), resourceType: type.name },
  );
}

/** As parsePath, but undefined when the text is a path whose attribute no schema has. */
export function findTarget(text: string, type: ResourceType): Target | undefined {
  const extension = findExtension(type, text);
  if (extension !== undefined) return { kind: 'extension', schema: extension };
  return bindPath(readPath(text), type);
}

function readPath(text: string): Path {
  try {
    return parsePathText(text);
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    const detail = `Path ${quote(text)} not understood: ${fault.message}.`;
    throw new ScimError('invalidPath', detail, { reason: 'pathSyntax', attribute: shorten(text) });
  }
}

function bindPath(path: Path, type: ResourceType): Target | undefined {
  const place = placeAttribute(type, path.attribute.urn, path.attribute.name);
  if (place === undefined) return undefined;
  const { container, attribute } = place;
  if (path.filter !== undefined && !attribute.multiValued) {
    throw new ScimError('invalidPath', `${attribute.name} has one value: a filter in brackets makes no sense here.`);
  }
  const element = path.filter && bindElementFilter(path.filter, attribute);
  const name = path.filter === undefined ? path.attribute.sub : path.sub;
  if (name === undefined)
    return { kind: 'attribute', container, attribute, element, filter: path.filter, sub: undefined };
  const sub = findAttribute(attribute.subAttributes, name);
  return sub && { kind: 'attribute', container, attribute, element, filter: path.filter, sub };
}
