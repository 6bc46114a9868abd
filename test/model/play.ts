// Plays a story through the HTTP face and through the model and compares what they answer: status, headers and the whole body.

import assert from 'node:assert/strict';
import { importSchemas, type Store } from '../../src/domain/index.ts';
import { type Answer, openScim, openServer, type Scim } from '../conformance/driver.ts';
import { compareAnswers, type Expected } from './answers.ts';
import type { Step } from './arbitrary/steps.ts';
import { change, create, type Directory, get, type Kept, remove, replace, whole } from './directory.ts';
import { printFilter, printPath } from './filter.ts';
import { answers, page, type Question, walk } from './list.ts';
import { type Operation, printOperation } from './operation.ts';
import { checkShown, project, type Shown } from './project.ts';

import { Refusal } from './refusal.ts';
import { type Attribute, asList, isJson, type Json, readShapes, type Shape } from './shape.ts';
import { namesIn, namesOf } from './written.ts';

/** A directory with schemas of its own, and what is done with it. */
export interface Story {
  readonly documents: readonly Json[];
  readonly steps: readonly Step[];
}

/** Plays a story on a new directory of the store. Throws an AssertionError at the first difference. */
export async function play(store: Store, standard: readonly unknown[], { documents, steps }: Story): Promise<void> {
  const scim = await openScim(openServer(store));
  const shapes = readShapes([...standard, ...documents]);
  if (documents.length > 0) {
    await importSchemas(store.directory(scim.directoryId), JSON.stringify(documents));
    assert.deepStrictEqual(readShapes(await discover(scim)).map(essence), shapes.map(essence));
  }
  let directory: Directory = { tenantUrl: scim.tenantUrl, shapes, resources: [] };
  for (const step of steps) directory = await playOne(scim, directory, step);
  await scim.server.flush();
  // So that the last story is played as fast as the first.
  await store.directories.delete(scim.directoryId);
}

/** The documents at /ResourceTypes and /Schemas. */
export async function discover(scim: Scim): Promise<readonly unknown[]> {
  const answers = [await scim.get('/ResourceTypes'), await scim.get('/Schemas')];
  return answers.flatMap((answer) => asList(answer.at('Resources')));
}

// Descriptions and the like play no part.
function essence({ name, endpoint, urn, attributes, extensions }: Shape): unknown {
  const plain = (attribute: Attribute): unknown => ({
    ...attribute,
    description: undefined,
    referenceTypes: undefined,
    subAttributes: attribute.subAttributes.map(plain),
  });
  const inOrder = extensions.map((extension) => ({ ...extension, attributes: extension.attributes.map(plain) }));
  return { name, endpoint, urn, attributes: attributes.map(plain), extensions: inOrder };
}

async function playOne(scim: Scim, directory: Directory, unresolved: Step): Promise<Directory> {
  const step = withIds(unresolved, directory.resources);
  const shape = directory.shapes[step.type ?? 0];
  assert.ok(shape !== undefined);
  if (step.do === 'list' || step.do === 'walk') {
    await (step.do === 'list' ? playList(scim, directory, step, shape) : playWalk(scim, directory, step, shape));
    return directory;
  }
  if (step.do === 'create') {
    const answer = await scim.send('POST', `${shape.endpoint}${parametersOf(step.shown)}`, { body: step.body });
    return settle(scim, directory, answer, step, (now) => {
      const { directory: after, kept } = create(directory, shape, step.body, String(answer.at('id')), now);
      const shown = { ...step.shown, written: namesIn(shape, step.body) };
      return { after, expected: { ...shownAs(after, kept, shown), status: 201 } };
    });
  }
  return playOnOne(scim, directory, step, shape);
}

type OnOne = Extract<Step, { do: 'replace' | 'patch' | 'remove' | 'read' }>;

async function playOnOne(scim: Scim, directory: Directory, step: OnOne, shape: Shape): Promise<Directory> {
  const same = directory.resources.filter((kept) => kept.shape.name === shape.name);
  const id = (step.of === 40 ? undefined : same[step.of % same.length]?.id) ?? 'unknown';
  const path = `${shape.endpoint}/${id}${step.do === 'remove' ? '' : parametersOf(step.shown)}`;
  switch (step.do) {
    case 'read': {
      const answer = await scim.get(path);
      return settle(scim, directory, answer, step, () => {
        return { after: directory, expected: shownAs(directory, get(directory, shape, id), step.shown) };
      });
    }
    case 'remove': {
      const answer = await scim.delete(path);
      return settle(scim, directory, answer, step, (now) => {
        return { after: remove(directory, shape, id, now), expected: { status: 204, body: undefined } };
      });
    }
    case 'replace': {
      const answer = await scim.put(path, step.body);
      return settle(scim, directory, answer, step, (now) => {
        const { directory: after, kept } = replace(directory, shape, id, step.body, now);
        return { after, expected: shownAs(after, kept, { ...step.shown, written: namesIn(shape, step.body) }) };
      });
    }
    default: {
      const sent = await scim.send('PATCH', path, { body: patchBody(step) });
      const answer = withFirstFault(directory, shape, id, step, sent);
      return settle(scim, directory, answer, step, (now) => {
        const { directory: after, kept } = change(directory, shape, id, step.operations, now);
        const expected = shownAs(after, kept, { ...step.shown, written: namesOf(shape, step.operations) });
        // DESIGN §6: the answer to a PATCH does not grow with the group.
        const isShort =
          shape.name === 'Group' && step.shown.attributes.length + step.shown.excludedAttributes.length === 0;
        return { after, expected: isShort ? { ...expected, status: 204, body: undefined } : expected };
      });
    }
  }
}

// A PATCH that is wrong in several ways may be refused for any of them: a later one may replace the first.
function withFirstFault(directory: Directory, shape: Shape, id: string, step: Patch, answer: Answer): Answer {
  if (answer.status !== 400) return answer;
  const whole = faultOf(directory, shape, id, step.operations);
  const isTold = partsOf(step.operations).some((part) => faultOf(directory, shape, id, part) === answer.at('scimType'));
  return isTold && whole !== undefined ? { ...answer, body: { ...answer.body, scimType: whole } } : answer;
}

// Each operation alone, each attribute of a value without a path alone, and all but those on members, which a server may take last.
function partsOf(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const single = operations.flatMap((operation) =>
    operation.entries === undefined || operation.entries.length === 0
      ? [operation]
      : operation.entries.map((entry) => ({ ...operation, entries: [entry] })),
  );
  const others = single.filter(({ path, entries }) => ![path?.name, entries?.[0]?.[0].name].some(isMembers));
  return [...single.map((operation) => [operation]), others];
}

function isMembers(name: string | undefined): boolean {
  return name?.toLowerCase() === 'members';
}

function faultOf(directory: Directory, shape: Shape, id: string, operations: readonly Operation[]): string | undefined {
  try {
    change(directory, shape, id, operations, 0);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && error.status === 400) return error.scimType;
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

type Patch = Extract<Step, { do: 'patch' }>;

function patchBody({ operations }: Patch): unknown {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations.map(printOperation) };
}

function shownAs(directory: Directory, kept: Kept, shown: Shown): Expected {
  const resource = whole(directory, kept);
  const location = `${directory.tenantUrl}${kept.shape.endpoint}/${kept.id}`;
  return { status: 200, body: project(kept.shape, resource, shown), etag: `W/"${kept.version}"`, location };
}

interface Outcome {
  readonly after: Directory;
  readonly expected: Expected;
}

function settle(
  scim: Scim,
  directory: Directory,
  answer: Answer,
  step: Step,
  model: (now: number) => Outcome,
): Directory {
  const { after, expected } = refusable(directory, () => {
    if ('shown' in step) checkShown(step.shown);
    return model(scim.server.platform.clock());
  });
  compareAnswers(answer, expected, step);
  return after;
}

function refusable(directory: Directory, model: () => Outcome): Outcome {
  try {
    return model();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, scimType } = error;
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
    const body = { schemas, status: String(status), ...(scimType === undefined ? {} : { scimType }) };
    return { after: directory, expected: { status, body } };
  }
}

async function playList(
  scim: Scim,
  directory: Directory,
  step: Extract<Step, { do: 'list' }>,
  shape: Shape,
): Promise<void> {
  const { question, startIndex, count } = step;
  const endpoint = step.type === undefined ? '' : shape.endpoint;
  const shapes = step.type === undefined ? directory.shapes : [shape];
  const asked = { ...parametersFor(question), startIndex, count };
  const answer = step.byPost
    ? await scim.post(`${endpoint}/.search`, searchBody(question, { startIndex, count }))
    : await scim.get(`${endpoint === '' ? '/' : endpoint}${queryOf(asked)}`);
  settle(scim, directory, answer, step, () => {
    return {
      after: directory,
      expected: { status: 200, body: page(answers(directory, shapes, question), startIndex, count) },
    };
  });
}

async function playWalk(
  scim: Scim,
  directory: Directory,
  step: Extract<Step, { do: 'walk' }>,
  shape: Shape,
): Promise<void> {
  const { question, count } = step;
  const endpoint = step.type === undefined ? '/' : shape.endpoint;
  const shapes = step.type === undefined ? directory.shapes : [shape];
  let cursor: unknown = '';
  for (let at = 0; cursor !== undefined; at += 1) {
    const answer: Answer = await scim.get(`${endpoint}${queryOf({ ...parametersFor(question), count, cursor })}`);
    const { nextCursor, ...body } = answer.body;
    settle(scim, directory, { ...answer, body }, step, () => {
      const pages = walk(answers(directory, shapes, question), count);
      assert.equal(nextCursor !== undefined, at < pages.length - 1, 'nextCursor is in every page but the last');
      return { after: directory, expected: { status: 200, body: pages[at] } };
    });
    cursor = nextCursor;
  }
}

type Parameters = Readonly<Record<string, unknown>>;

function parametersFor({ filter, sortBy, sortOrder, shown }: Question): Parameters {
  return {
    filter: filter && printFilter(filter),
    sortBy: sortBy && printPath(sortBy),
    sortOrder,
    ...shownParameters(shown),
  };
}

function shownParameters({ attributes, excludedAttributes }: Shown): Parameters {
  const list = (paths: Shown['attributes']): string | undefined =>
    paths.length === 0 ? undefined : paths.map(printPath).join(',');
  return { attributes: list(attributes), excludedAttributes: list(excludedAttributes) };
}

function parametersOf(shown: Shown): string {
  return queryOf(shownParameters(shown));
}

function queryOf(parameters: Parameters): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const text = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return text === '' ? '' : `?${text}`;
}

function searchBody(question: Question, paging: Parameters): Json {
  const { attributes, excludedAttributes } = question.shown;
  const list = (paths: Shown['attributes']): readonly string[] | undefined =>
    paths.length === 0 ? undefined : paths.map(printPath);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
    ...parametersFor(question),
    attributes: list(attributes),
    excludedAttributes: list(excludedAttributes),
    ...paging,
  };
}

/** The step with ids for its "#3": that of the resource with this number, anywhere in the step. */
function withIds(step: Step, resources: readonly Kept[]): Step {
  return replaceTexts(step, (text) => {
    const number = /^#(\d)$/.exec(text)?.[1];
    return number === undefined ? text : (resources[Number(number)]?.id ?? text);
  });
}

// Texts become texts: the value keeps its type.
function replaceTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, change)) as Value;
  if (!isJson(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaceTexts(part, change)])) as Value;
}
