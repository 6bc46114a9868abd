// Which attributes a request writes: those that are returned on request only are shown in its answer (RFC 7643 §7).

import type { Operation } from './operation.ts';
import { find, isJson, type Path, type Shape, same } from './shape.ts';

/** The attributes that a body names. */
export function namesIn(shape: Shape, body: unknown): readonly Path[] {
  if (!isJson(body)) return [];
  return Object.entries(body).flatMap(([name, part]): readonly Path[] => {
    const isContainer = shape.extensions.some(({ urn }) => same(urn, name));
    if (!isContainer) return [{ urn: shape.urn, name, sub: undefined }];
    return isJson(part) ? Object.keys(part).map((inner) => ({ urn: name, name: inner, sub: undefined })) : [];
  });
}

/** The attributes that operations name; what no schema has is none. */
export function namesOf(shape: Shape, operations: readonly Operation[]): readonly Path[] {
  return operations.flatMap(({ path, entries, value }) => {
    const targets = path === undefined ? (entries ?? []) : [[path, value] as const];
    return targets.flatMap(([{ urn, name, sub }, part]): readonly Path[] => {
      if (name !== undefined)
        return find(shape, { urn, name, sub }) === undefined ? [] : [{ urn, name, sub: undefined }];
      const isContainer = shape.extensions.some((extension) => same(extension.urn, urn ?? ''));
      if (!isContainer || !isJson(part)) return [];
      return Object.keys(part).map((inner) => ({ urn, name: inner, sub: undefined }));
    });
  });
}
