// The request line of a SCIM request: directory, endpoint, id and query, each decoded exactly once (RFC 7644 §1.2, §3.2).

import { Failure } from '../../domain/index.ts';
import type { ScimError } from '../../scim/index.ts';
import { limits } from '../limits.ts';
import { readQuery } from './parameters.ts';

export interface Target {
  readonly directoryId: string;
  /** What follows the directory, decoded: ["Users", "2819c223"]. */
  readonly segments: readonly string[];
  /** The parameters by name. */
  readonly query: ReadonlyMap<string, string>;
  /** What makes the query ambiguous. */
  readonly queryFault: ScimError | undefined;
  /** Path below the Tenant URL with its query, undecoded, for the log. */
  readonly path: string;
}

const usual = '/scim/v2/';
const prefix = /^\/+scim\/+v2(?:\/+|$)/;

/** Takes a target apart. Slashes may be doubled or trail. Throws Failure BC-413 when it is no SCIM path or cannot be decoded. */
export function readTarget(target: string): Target {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const below = prefixLength(path);
  if (below === 0 || target.length > limits.maxTargetLength) throw unknownEndpoint();
  const [directoryId = '', ...named] = decodeSegments(path.slice(below));
  const query = mark < 0 ? '' : target.slice(mark + 1);
  const segments = withoutBase(named, directoryId);
  const rest = segments === named ? path.slice(below + directoryId.length) : pathText(segments);
  const { parameters, fault } = readQuery(query);
  return {
    directoryId,
    segments,
    query: parameters,
    queryFault: fault,
    path: query === '' ? rest : `${rest}?${query}`,
  };
}

/** The parameters of a query that means one thing. Throws ScimError invalidValue for any other. */
export function clearQuery({ query, queryFault }: Target): ReadonlyMap<string, string> {
  if (queryFault !== undefined) throw queryFault;
  return query;
}

// Tolerance "an absolute reference behind the base": the part after it counts.
function withoutBase(segments: readonly string[], directoryId: string): readonly string[] {
  const isAbsolute = segments[0] === 'http:' || segments[0] === 'https:';
  if (!isAbsolute) return segments;
  const at = segments.findIndex(
    (segment, index) => segment === 'scim' && segments[index + 1] === 'v2' && segments[index + 2] === directoryId,
  );
  return at < 0 ? segments : segments.slice(at + 3);
}

export function pathText(segments: readonly string[]): string {
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
}

/** 0 where the path is elsewhere. */
function prefixLength(path: string): number {
  if (path.startsWith(usual) && path[usual.length] !== '/') return usual.length;
  return prefix.exec(path)?.[0].length ?? 0;
}

function decodeSegments(path: string): readonly string[] {
  const segments: string[] = [];
  for (const segment of path.split('/')) if (segment !== '') segments.push(decode(segment));
  return segments;
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    throw unknownEndpoint();
  }
}

/** Failure BC-413: no such endpoint. */
export function unknownEndpoint(): Failure {
  return new Failure('BC-413', { reason: 'unknown' });
}
