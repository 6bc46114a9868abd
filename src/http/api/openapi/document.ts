// The API as an OpenAPI 3.1 document, made of the same values that serve its requests.

import { receiverOperations } from '../receiver-operations.ts';
import type { Documented } from '../route.ts';
import { routes } from '../routes/index.ts';
import { type Operation, operationOf } from './operation.ts';
import { type Parameter, sharedParameters } from './parameters.ts';
import { type ApiResponse, type Header, sharedHeaders, sharedResponses } from './responses.ts';
import { createSchemas, type JsonSchema } from './schemas.ts';
import { type Tag, tags } from './tags.ts';

export interface Document {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly Tag[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Components;
}

interface Components {
  readonly securitySchemes: Readonly<Record<string, object>>;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly headers: Readonly<Record<string, Header>>;
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

export interface Published {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly version: string;
}

const description = `What the console of Becard can do, for other systems.

Lists are read page by page: \`limit\` bounds a page, and \`next\` of one page is the \`cursor\` of the page after it.
Times are RFC 3339 in UTC. Absent values are left out, never null. An error is a problem document (RFC 9457) with a
\`code\` and a \`nextStep\`. Version 1 changes by additions only: ignore members that you do not know.`;

/** The document of an installation. It holds nothing that only some callers may know. */
export function createDocument({ publicUrl, version }: Published): Document {
  const all: Readonly<Record<string, Documented>> = { ...routes, ...receiverOperations };
  const schemas = createSchemas(all);
  return {
    openapi: '3.1.0',
    info: { title: 'Becard API', version, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags,
    paths: pathsOf(Object.entries(all).map(([name, route]) => [route, operationOf(name, route, schemas)])),
    components: {
      securitySchemes: securitySchemes(publicUrl),
      schemas: schemas.components,
      parameters: sharedParameters,
      headers: sharedHeaders,
      responses: sharedResponses(schemas),
    },
  };
}

function pathsOf(operations: readonly (readonly [route: Documented, operation: Operation])[]): Document['paths'] {
  const byPath = Map.groupBy(operations, ([{ path }]) => path);
  return Object.fromEntries(
    [...byPath].map(([path, those]) => [
      path,
      Object.fromEntries(those.map(([{ method }, operation]) => [method.toLowerCase(), operation])),
    ]),
  );
}

function securitySchemes(publicUrl: string): Components['securitySchemes'] {
  const name = publicUrl.startsWith('https:') ? '__Host-becard_session' : 'becard_session';
  return {
    apiKey: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'becard_api_…',
      description: 'An API key. Each operation names the scope that the key needs.',
    },
    streamToken: {
      type: 'http',
      scheme: 'bearer',
      description: 'The token of an event stream, with which its receiver polls.',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name,
      description: 'The session of a browser in the console; other systems use an API key.',
    },
  };
}
