// The schemas of the routes as JSON Schema (draft 2020-12), which OpenAPI 3.1 uses.

import { type ConversionConfig, type JsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { Documented, Schema } from '../route.ts';
import { problem } from '../schemas/shared.ts';

export type { JsonSchema } from '@valibot/to-json-schema';

export interface Schemas {
  /** Those with a name of their own, in the order of their names. */
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** A schema of a route, as a reference where it has a name. */
  readonly of: (schema: Schema) => JsonSchema;
}

const base = '#/components/schemas/';
/** In front of the names of schemas that are written where they are used. */
const inline = 'inline:';

/** Converts every schema of the routes at once, so that each refers to the named ones. */
export function createSchemas(routes: Readonly<Record<string, Documented>>): Schemas {
  const ids = new Map<Schema, string>();
  addNamed(ids, problem);
  for (const [name, { body: sent, bodyTypes, query, answer, events = {} }] of Object.entries(routes)) {
    // A file has no JSON Schema.
    const body = bodyTypes === undefined ? sent : undefined;
    for (const schema of [body, query, answer, ...Object.values(events)]) {
      if (typeof schema === 'object') addNamed(ids, schema);
    }
    if (body !== undefined && !ids.has(body)) addOnce(ids, `${capitalize(name)}Body`, body);
    if (query !== undefined) ids.set(query, `${inline}query:${name}`);
    if (typeof answer === 'object' && !ids.has(answer)) ids.set(answer, `${inline}answer:${name}`);
  }
  const definitions = Object.fromEntries([...ids].map(([schema, id]) => [id, schema]));
  const converted = toJsonSchemaDefs(definitions, conversion);
  const named = Object.entries(converted).filter(([id]) => !id.startsWith(inline));
  return {
    components: Object.fromEntries(named.toSorted(([one], [other]) => (one < other ? -1 : 1))),
    of: (schema) => {
      const id = ids.get(schema) ?? fail('A schema belongs to no route.');
      return id.startsWith(inline) ? (converted[id] ?? {}) : { $ref: base + id };
    },
  };
}

const conversion: ConversionConfig = {
  target: 'draft-2020-12',
  // What is sent and received: times are texts, also where a route reads them as numbers.
  typeMode: 'input',
  errorMode: 'throw',
  overrideRef: ({ referenceId }) => base + referenceId,
  overrideSchema: ({ jsonSchema, valibotSchema }) => {
    // Later versions may add members: a client that refuses unknown ones would break.
    if (valibotSchema.type !== 'strict_object') return undefined;
    const { additionalProperties: _, ...open } = jsonSchema;
    return open;
  },
  overrideAction: ({ jsonSchema, valibotAction: action }) =>
    // JSON Schema has no word for a rule that is a function; a reader finds what it refuses.
    action.type === 'check' && 'message' in action && typeof action.message === 'string'
      ? { ...jsonSchema, $comment: `Refused when it ${action.message}.` }
      : undefined,
};

/** Notes every schema with a title, at any depth. */
function addNamed(ids: Map<Schema, string>, schema: Schema): void {
  const title = v.getTitle(schema);
  if (title !== undefined) {
    if (ids.has(schema)) return;
    addOnce(ids, title, schema);
  }
  for (const part of partsOf(schema)) addNamed(ids, part);
}

function addOnce(ids: Map<Schema, string>, id: string, schema: Schema): void {
  if ([...ids.values()].includes(id)) fail(`Two schemas are named ${id}.`);
  ids.set(schema, id);
}

/** The schemas that a schema is made of. */
function partsOf(schema: object): readonly Schema[] {
  const { entries = {}, item, wrapped, value, options = [] } = schema as Readonly<Record<string, unknown>>;
  return [...Object.values(Object(entries)), item, wrapped, value, ...Object.values(Object(options))].filter(isSchema);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
