// The OpenAPI document as TypeScript: an interface for each named schema, and the paths in the shape that openapi-fetch reads. openapi-typescript
// does the same; it needs the JavaScript interface of the compiler, which TypeScript 7 no longer has.

import type { Document } from './document.ts';
import type { Operation } from './operation.ts';
import type { Parameter, Reference } from './parameters.ts';
import type { ApiResponse } from './responses.ts';
import type { JsonSchema } from './schemas.ts';

const stream = 'ReadableStream<Uint8Array>';

/** A declaration file without imports. */
export function printDeclarations({ info, paths, components }: Document): string {
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};\n`,
  );
  const printedPaths = Object.entries(paths).map(([path, operations]) => {
    const printed = Object.entries(operations).map(
      ([method, operation]) => `${comment(operation.summary)}${method}: ${printOperation(operation, components)};`,
    );
    return `${JSON.stringify(path)}: {\n${printed.join('\n')}\n};`;
  });
  const header = `// The Becard API ${info['version']}, made from its OpenAPI document.`;
  return indent([header, ...schemas, `export interface paths {\n${printedPaths.join('\n')}\n}\n`].join('\n'));
}

function indent(text: string): string {
  let depth = 0;
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('}')) depth -= 1;
    const indented = line === '' ? '' : '  '.repeat(depth) + line;
    if (line.endsWith('{')) depth += 1;
    return indented;
  });
  return lines.join('\n');
}

type Components = Document['components'];

function printOperation({ parameters, requestBody, responses }: Operation, components: Components): string {
  const all = parameters.map((each) => resolve(each, components.parameters));
  const groups = (['query', 'path', 'header'] as const).flatMap((place) => printPlace(place, all));
  const printedBody = requestBody === undefined ? '' : `requestBody: ${printBody(requestBody)};\n`;
  const answers = Object.entries(responses).map(([status, response]) => {
    const { content = {} } = resolve(response, components.responses);
    return `${/^\d+$/.test(status) ? status : JSON.stringify(status)}: ${printContent(content)};`;
  });
  return `{\nparameters: {\n${groups.join('\n')}\n};\n${printedBody}responses: {\n${answers.join('\n')}\n};\n}`;
}

/** A file is sent as what a browser and Node have for one. */
function printBody({ content }: NonNullable<Operation['requestBody']>): string {
  const json = content['application/json'];
  if (json !== undefined) return `{ content: { "application/json": ${typeOf(json.schema)} } }`;
  return '{ content: { "application/octet-stream": Blob } }';
}

function printPlace(place: Parameter['in'], all: readonly Parameter[]): readonly string[] {
  const those = all.filter((each) => each.in === place);
  if (those.length === 0) return [];
  const members = those.map(({ name, description, required, schema }) =>
    printMember(name, { ...schema, ...(description === undefined ? {} : { description }) }, required),
  );
  const mark = those.some(({ required }) => required) ? '' : '?';
  return [`${place}${mark}: {\n${members.join('\n')}\n};`];
}

function printContent(content: NonNullable<ApiResponse['content']>): string {
  const media = Object.entries(content).map(
    ([type, { schema }]) => `${JSON.stringify(type)}: ${type === 'text/event-stream' ? stream : typeOf(schema)};`,
  );
  return media.length === 0 ? '{ content?: never }' : `{ content: { ${media.join(' ')} } }`;
}

function resolve<Value extends object>(value: Value | Reference, named: Readonly<Record<string, Value>>): Value {
  if (!('$ref' in value)) return value;
  return named[nameIn(value.$ref)] ?? fail(`Nothing is at ${value.$ref}.`);
}

function nameIn(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}

/** The TypeScript type of what fits a schema. */
function typeOf(schema: JsonSchema | boolean): string {
  if (typeof schema === 'boolean') return 'unknown';
  const { $ref, const: only, enum: choices, oneOf, anyOf = oneOf, type } = schema;
  if ($ref !== undefined) return nameIn($ref);
  if (only !== undefined) return JSON.stringify(only);
  if (choices !== undefined) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' | ');
  if (Array.isArray(type)) return type.map((each) => typeOf({ ...schema, type: each })).join(' | ');
  return typeByName(schema);
}

function typeByName(schema: JsonSchema): string {
  switch (schema.type) {
    case undefined:
      return 'unknown';
    case 'object':
      return objectType(schema);
    case 'array':
      return Array.isArray(schema.items)
        ? fail('A tuple cannot be printed.')
        : `readonly (${typeOf(schema.items ?? {})})[]`;
    case 'integer':
      return 'number';
    case 'string':
      return schema.format === 'binary' ? stream : 'string';
    default:
      return String(schema.type);
  }
}

function objectType({ properties = {}, required = [], additionalProperties }: JsonSchema): string {
  const members = Object.entries(properties).map(([name, property]) =>
    printMember(name, property, required.includes(name)),
  );
  const others =
    additionalProperties === undefined ? [] : [`readonly [name: string]: ${typeOf(additionalProperties)};`];
  return `{\n${[...members, ...others].join('\n')}\n}`;
}

function printMember(name: string, schema: JsonSchema | boolean, isRequired: boolean): string {
  const description = typeof schema === 'boolean' ? undefined : schema.description;
  return `${comment(description)}readonly ${JSON.stringify(name)}${isRequired ? '' : '?'}: ${typeOf(schema)};`;
}

function comment(text: string | undefined): string {
  return text === undefined ? '' : `/** ${text.replaceAll('*/', '*\\/')} */\n`;
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
