// The pure core beside the libraries that people build SCIM with: the same texts in, in interleaved rounds in one process.

import { type ScimPatchOperation, scimPatch } from 'scim-patch';
import { filter as createTest, parse } from 'scim2-parse-filter';
import SCIMMY from 'scimmy';
import { applyPatch, bindFilter, isObject, matches, parsePatch, readFilter, userType } from '../src/scim/index.ts';
import { personBody, personId } from './people.ts';
import { median } from './rounds.ts';

const rounds = 9;
const roundMs = 100;

/** What one library needs for one task, in microseconds: the median of its rounds. */
export interface CoreFigure {
  readonly task: string;
  readonly library: string;
  readonly us: number;
}

const person = JSON.stringify({ ...personBody(7), id: personId(7) });
const question = 'userName eq "unknown" or (active eq true and emails[type eq "work" and value co "@example.com"])';
const patch = JSON.stringify({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [
    { op: 'replace', path: 'displayName', value: 'Ada Lovelace' },
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'ada@example.com' },
    { op: 'add', path: 'nickName', value: 'Ada' },
    { op: 'remove', path: 'title' },
  ],
});

type Run = () => unknown;

/** By task and library. */
export const tasks: Readonly<Record<string, Readonly<Record<string, Run>>>> = {
  'read a filter': {
    becard: () => bindFilter(readFilter(question), userType),
    'scim2-parse-filter': () => parse(question),
    scimmy: () => new SCIMMY.Types.Filter(question),
  },
  'read a filter, ask it of a person': {
    becard: () => matches(bindFilter(readFilter(question), userType), readObject(person)),
    'scim2-parse-filter': () => createTest(parse(question))(readObject(person)),
    scimmy: () => new SCIMMY.Types.Filter(question).match([readObject(person)]).length > 0,
  },
  'PATCH with four operations, from text to text': {
    becard: () => JSON.stringify(applyPatch(userType, readObject(person), parsePatch(userType, JSON.parse(patch)))),
    'scim-patch': () => JSON.stringify(patchByScimPatch(readObject(person), JSON.parse(patch))),
  },
};

/** Measures every library at every task that it can do. */
export function measureCore(): readonly CoreFigure[] {
  return Object.entries(tasks).flatMap(([task, runs]) => {
    const reached = new Map(Object.keys(runs).map((library) => [library, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [library, run] of Object.entries(runs)) reached.get(library)?.push(timeOf(run));
    }
    return [...reached].map(([library, times]) => ({ task, library, us: median(times) }));
  });
}

function timeOf(run: Run): number {
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < roundMs) {
    for (let at = 0; at < 50; at += 1) run();
    count += 50;
  }
  return ((performance.now() - started) * 1000) / count;
}

function patchByScimPatch(resource: Readonly<Record<string, unknown>>, body: unknown): unknown {
  const operations: readonly ScimPatchOperation[] = Object(body).Operations;
  return scimPatch({ schemas: [], meta: emptyMeta, ...resource }, [...operations]);
}

const emptyMeta = { resourceType: 'User', created: new Date(0), lastModified: new Date(0), location: '' };

function readObject(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}
