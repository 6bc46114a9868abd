// The addresses of the API below its base, and the parameters of a list.

import type { Method, Parameters, PathOf } from '../../../src/http/api/client-types.ts';

/** A path of the API with its parameters put in. */
export function pathTo<Path extends PathOf<Method>>(path: Path, parameters: Parameters<Path>): string {
  const values: Readonly<Record<string, string>> = parameters;
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** Parameters as they go over the wire; absent and empty ones are left out. */
export type ListFilter = Readonly<Record<string, string | undefined>>;

export function queryOf(parameters: ListFilter): string {
  const given = Object.entries(parameters).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  return new URLSearchParams(given).toString();
}
