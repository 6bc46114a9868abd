// Which attributes a request sets, by name: those that are returned on request are shown in the answer to it (RFC 7643 §7 "returned").

import { isObject, type JsonObject } from './json.ts';
import { parsePatch } from './patch/index.ts';
import { findExtension, notationOf, type ResourceType } from './resource-type.ts';

/** The names that the body of a POST or PUT sets, in attribute notation; what no schema has is among them. */
export function namesInBody(type: ResourceType, body: JsonObject): readonly string[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const extension = findExtension(type, key);
    if (extension === undefined) return [key];
    return isObject(value) ? Object.keys(value).map((name) => `${extension.id}:${name}`) : [];
  });
}

/** The attributes that a PATCH body is about, in attribute notation. Throws ScimError as parsePatch does. */
export function namesInPatch(type: ResourceType, body: unknown): readonly string[] {
  return parsePatch(type, body).flatMap(({ target }) => (target.kind === 'attribute' ? [notationOf(target)] : []));
}
