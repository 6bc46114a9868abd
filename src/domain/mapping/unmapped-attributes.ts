// What Entra sends and no schema describes, as the provisioning log remembers it: ignored in a POST or PUT, and the reason why a PATCH
// that names it is refused. What was imported meanwhile is described now, and not listed any more.

import {
  composeTypes,
  type ResourceType,
  readObject,
  sameUrn,
  unknownNames,
  unknownPatchNames,
  unknownPatchPaths,
  userType,
} from '../../scim/index.ts';
import type { LogEntryId } from '../ids/brands.ts';
import type { LogEntry } from '../provisioning-log/entry.ts';
import type { ProvisioningLogStore } from '../provisioning-log/store.ts';
import { parseDefinitions } from '../schemas/registry.ts';
import type { SchemaReader } from '../schemas/store.ts';

/** How many lines are looked at, and how far back. */
const maxLines = 200;
const lookBackMs = 7 * 86_400_000;
const maxPaths = 100;
const maxPathLength = 200;

export interface UnmappedAttribute {
  /** As a mapping names its target. */
  readonly path: string;
  /** The schema that the path names, if it names one. */
  readonly urn: string | undefined;
  /** Whether that schema is there, but has no such attribute. */
  readonly hasSchema: boolean;
  /** Whether a PATCH was refused for it. */
  readonly isRefused: boolean;
  readonly requests: number;
  readonly lastAt: number;
  readonly lastEntry: LogEntryId;
}

/** The ignored attributes of people, the one that came last first. */
export async function readUnmappedAttributes(
  store: { readonly log: ProvisioningLogStore; readonly schemas: SchemaReader },
  now: number,
): Promise<readonly UnmappedAttribute[]> {
  const [lines, text] = await Promise.all([
    store.log.list({ code: 'BC-402', from: now - lookBackMs, limit: maxLines }),
    store.schemas.text(),
  ]);
  const type = composeTypes(parseDefinitions(text)).find(({ name }) => name === userType.name) ?? userType;
  const found = new Map<string, UnmappedAttribute>();
  for (const { entry } of lines) {
    if (isAbout(type, entry)) for (const path of pathsOf(type, entry)) note(found, type, path, entry);
  }
  return [...found.values()];
}

function note(found: Map<string, UnmappedAttribute>, type: ResourceType, path: string, entry: LogEntry): void {
  const key = path.toLowerCase();
  const known = found.get(key);
  if (known === undefined && found.size >= maxPaths) return;
  const isRefused = entry.status >= 400;
  if (known !== undefined) {
    found.set(key, { ...known, isRefused: known.isRefused || isRefused, requests: known.requests + 1 });
    return;
  }
  const urn = urnOf(path);
  const schemas = [type.schema, ...type.extensions.map(({ schema }) => schema)];
  const hasSchema = urn === undefined || schemas.some(({ id }) => sameUrn(id, urn));
  found.set(key, { path, urn, hasSchema, isRefused, requests: 1, lastAt: entry.at, lastEntry: entry.id });
}

function isAbout({ endpoint }: ResourceType, { path }: LogEntry): boolean {
  return path.toLowerCase().startsWith(endpoint.toLowerCase());
}

/** Each path once. A body that was cut for the log says nothing more. */
function pathsOf(type: ResourceType, { method, requestBody }: LogEntry): ReadonlySet<string> {
  const body = readObject(requestBody ?? '');
  if (body === undefined) return new Set();
  const paths =
    method === 'PATCH'
      ? [...unknownPatchNames(type, body), ...unknownPatchPaths(type, body)]
      : unknownNames(type, body);
  return new Set(paths.filter((path) => path.length <= maxPathLength));
}

/** "urn:…:2.0:User" of "urn:…:2.0:User:badge". A version has a point in it as well as an attribute with a part has. */
function urnOf(path: string): string | undefined {
  const end = path.lastIndexOf(':');
  return /^urn:/i.test(path) && end > 0 ? path.slice(0, end) : undefined;
}
