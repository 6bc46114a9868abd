// The directory's own schemas: importing, listing and removing them. A change that would leave data without a schema that describes it
// is refused; what is accepted is in force with its commit, because every request reads the revision.

import {
  composeTypes,
  type Definitions,
  definitionLimits,
  findIncompatibility,
  isNestedDeeper,
  mergeDefinitions,
  printDefinitions,
  type ResourceType,
  readDefinitions,
  type Schema,
  ScimError,
  sameJson,
  sameUrn,
} from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import type { Positioned } from '../resources/store.ts';
import { parseDefinitions } from './registry.ts';
import type { SchemaStore, SchemaTransaction } from './store.ts';

/** One schema of the directory's own at a glance. */
export interface SchemaSummary {
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly role: 'resource type' | 'extension';
  /** The resource types that use it. */
  readonly resourceTypes: readonly { readonly name: string; readonly endpoint: string; readonly required: boolean }[];
  readonly attributes: readonly string[];
}

export interface SchemaImport {
  readonly revision: number;
  /** What the document brought, in its order; a schema that was there already and is the same is unchanged. */
  readonly schemas: readonly { readonly urn: string; readonly state: 'added' | 'changed' | 'unchanged' }[];
}

/** Imports the schemas and resource types of a JSON text. Throws Failure BC-906 when it is not valid, BC-911 when data forbids it. */
export async function importSchemas(store: SchemaStore, text: string): Promise<SchemaImport> {
  const imported = refusingInvalid(() => readDefinitions(parseText(text)));
  return store.write(async (transaction) => {
    const before = parseDefinitions(await transaction.schemas.text());
    const after = refusingInvalid(() => mergeDefinitions(before, imported));
    const types = refusingInvalid(() => composeTypes(after));
    await refuseHarm(transaction, composeTypes(before), types);
    if (!sameJson(printDefinitions(before), printDefinitions(after))) await save(transaction, after);
    const revision = await transaction.schemas.revision();
    return {
      revision,
      schemas: imported.schemas.map((schema) => ({ urn: schema.id, state: stateOf(before, schema) })),
    };
  });
}

/** The schemas of the directory's own, in the order of their import. */
export async function listSchemas(store: SchemaStore): Promise<readonly SchemaSummary[]> {
  const definitions = parseDefinitions(await store.schemas.text());
  const types = composeTypes(definitions);
  return definitions.schemas.map((schema) => summarize(schema, types));
}

/**
 * Removes a schema; one that is the base of a resource type takes the type with it, and the extensions that nothing else uses.
 * Returns the URNs of what is gone. Throws Failure BC-904 when there is none, BC-911 while it is in use.
 */
export async function removeSchema(store: SchemaStore, urn: string): Promise<readonly string[]> {
  return store.write(async (transaction) => {
    const before = parseDefinitions(await transaction.schemas.text());
    if (!before.schemas.some(({ id }) => sameUrn(id, urn))) {
      throw new Failure('BC-904', { reason: 'schema', urn: quote(urn) });
    }
    const after = withoutSchema(before, urn);
    const types = refusingInvalid(
      () => composeTypes(after),
      (problem) => new Failure('BC-911', { reason: 'invalid', problem }),
    );
    await refuseHarm(transaction, composeTypes(before), types);
    await save(transaction, after);
    const kept = new Set(after.schemas.map(({ id }) => id));
    return before.schemas.map(({ id }) => id).filter((id) => !kept.has(id));
  });
}

function parseText(text: string): unknown {
  const { maxLength, maxDepth } = definitionLimits;
  if (text.length > maxLength) throw new Failure('BC-906', { reason: 'schemaLength', maxLength });
  if (isNestedDeeper(text, maxDepth)) throw new Failure('BC-906', { reason: 'schemaDepth', maxDepth });
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('BC-906', { reason: 'schemaJson' });
  }
}

function refusingInvalid<Result>(
  work: () => Result,
  toFailure: (problem: string) => Failure = (problem) => new Failure('BC-906', { reason: 'schema', problem }),
): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof ScimError) throw toFailure(error.detail);
    throw error;
  }
}

async function save(transaction: SchemaTransaction, definitions: Definitions): Promise<void> {
  await transaction.schemas.save(JSON.stringify(printDefinitions(definitions)));
}

function stateOf({ schemas }: Definitions, schema: Schema): SchemaImport['schemas'][number]['state'] {
  const before = schemas.find(({ id }) => sameUrn(id, schema.id));
  if (before === undefined) return 'added';
  return sameJson(before, schema) ? 'unchanged' : 'changed';
}

function summarize(schema: Schema, types: readonly ResourceType[]): SchemaSummary {
  const { id, name, description, attributes } = schema;
  const based = types.filter((type) => type.schema === schema);
  const users = types.flatMap((type) => {
    const extension = type.extensions.find((candidate) => candidate.schema === schema);
    const isBase = type.schema === schema;
    return extension === undefined && !isBase
      ? []
      : [{ name: type.name, endpoint: type.endpoint, required: extension?.required ?? true }];
  });
  return {
    urn: id,
    name,
    description,
    role: based.length > 0 ? 'resource type' : 'extension',
    resourceTypes: users,
    attributes: attributes.map((attribute) => attribute.name),
  };
}

function withoutSchema({ schemas, types }: Definitions, urn: string): Definitions {
  const kept = types
    .filter(({ schema }) => !sameUrn(schema, urn))
    .map((type) => ({ ...type, extensions: type.extensions.filter(({ schema }) => !sameUrn(schema, urn)) }));
  const used = kept.flatMap(({ schema, extensions }) => [schema, ...extensions.map((extension) => extension.schema)]);
  const left = schemas.filter(({ id }) => !sameUrn(id, urn) && used.some((known) => sameUrn(known, id)));
  // A standard type that nothing extends any more is as it always was.
  const isOwn = ({ schema, extensions }: Definitions['types'][number]): boolean =>
    extensions.length > 0 || left.some(({ id }) => sameUrn(id, schema));
  return { schemas: left, types: kept.filter(isOwn) };
}

/** Throws Failure BC-911 when resources hold what the types after the change would not describe. */
async function refuseHarm(
  transaction: SchemaTransaction,
  before: readonly ResourceType[],
  after: readonly ResourceType[],
): Promise<void> {
  for (const type of before) {
    const living = await transaction.resources.count(type.name, { kind: 'all' });
    if (living === 0) continue;
    const next = after.find(({ name }) => name === type.name);
    if (next === undefined) throw new Failure('BC-911', { reason: 'exists', living, type: type.name });
    refuseOtherType(type, next, living);
    refuseNewDemands(type, next, living);
    for (const { schema } of type.extensions) await refuseOtherExtension(transaction, type, next, schema);
  }
}

function refuseOtherType(before: ResourceType, after: ResourceType, living: number): void {
  const isMoved = before.endpoint !== after.endpoint || before.schema.id !== after.schema.id;
  const cause = isMoved ? 'it has another endpoint or schema' : findIncompatibility(before.schema, after.schema);
  if (cause === undefined) return;
  throw new Failure('BC-911', { reason: 'unfit', living, type: before.name, cause });
}

function refuseNewDemands(before: ResourceType, after: ResourceType, living: number): void {
  const wasRequired = (urn: string): boolean =>
    before.extensions.some(({ schema, required }) => required && sameUrn(schema.id, urn));
  const demanded = after.extensions.find(({ schema, required }) => required && !wasRequired(schema.id));
  if (demanded === undefined) return;
  throw new Failure('BC-911', { reason: 'required', living, type: before.name, urn: demanded.schema.id });
}

async function refuseOtherExtension(
  transaction: SchemaTransaction,
  before: ResourceType,
  after: ResourceType,
  schema: Schema,
): Promise<void> {
  const next = after.extensions.find((extension) => sameUrn(extension.schema.id, schema.id))?.schema;
  const cause = next === undefined ? 'it would be gone' : findIncompatibility(schema, next);
  if (cause === undefined || !(await holdsData(transaction, before.name, schema.id))) return;
  throw new Failure('BC-911', { reason: 'held', type: before.name, urn: schema.id, cause });
}

const batchSize = 100;

// The texts are those of the directory itself, and a quote inside a JSON string would be escaped: the key is unmistakable.
async function holdsData(transaction: SchemaTransaction, type: string, urn: string): Promise<boolean> {
  const key = `${JSON.stringify(urn)}:`;
  let after: number | undefined = 0;
  while (after !== undefined) {
    const batch: readonly Positioned[] = await transaction.resources.select(type, {
      condition: { kind: 'all' },
      after,
      limit: batchSize,
      related: false,
    });
    if (batch.some(({ resource }) => resource.body.includes(key))) return true;
    after = batch.length < batchSize ? undefined : batch.at(-1)?.position;
  }
  return false;
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
