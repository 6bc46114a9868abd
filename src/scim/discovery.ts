// The discovery documents (RFC 7643 §5-7, RFC 7644 §4, RFC 9967 §4): built from the schemas that the engine runs on, so they cannot differ from it.

import type { Attribute, Schema } from './attribute.ts';
import { cursorTimeoutSeconds } from './cursor.ts';
import type { EventUri } from './events/index.ts';
import type { JsonObject } from './json.ts';
import type { ResourceType } from './resource-type.ts';
import { resourceTypeSchema, schemaSchema, serviceProviderConfigSchema } from './schemas/discovery.ts';
import { resourceTypeUrn, schemaUrn, serviceProviderConfigUrn } from './urn.ts';

/** What a service offers and where its bounds are. Sizes in bytes. */
export interface Capabilities {
  readonly documentationUri: string | undefined;
  readonly bulk: { readonly supported: boolean; readonly maxOperations: number; readonly maxPayloadBytes: number };
  readonly sort: boolean;
  readonly changePassword: boolean;
  readonly defaultPageSize: number;
  readonly maxPageSize: number;
  /** The events that the service can deliver in a stream. */
  readonly eventUris: readonly EventUri[];
}

/** The ServiceProviderConfig of a service at `baseUrl`. */
export function serviceProviderConfig(baseUrl: string, offered: Capabilities): JsonObject {
  return {
    schemas: [serviceProviderConfigUrn],
    ...(offered.documentationUri === undefined ? {} : { documentationUri: offered.documentationUri }),
    patch: { supported: true },
    bulk: {
      supported: offered.bulk.supported,
      maxOperations: offered.bulk.maxOperations,
      maxPayloadSize: offered.bulk.maxPayloadBytes,
    },
    filter: { supported: true, maxResults: offered.maxPageSize },
    changePassword: { supported: offered.changePassword },
    sort: { supported: offered.sort },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: offered.defaultPageSize,
      maxPageSize: offered.maxPageSize,
      cursorTimeout: cursorTimeoutSeconds,
    },
    securityEvents: { asyncRequest: 'none', eventUris: offered.eventUris },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Secret Token',
        description: 'A bearer token, created in Becard under User Directory > Interface Settings.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  };
}

export function resourceTypeDocuments(baseUrl: string, types: readonly ResourceType[]): readonly JsonObject[] {
  return types.map((type) => ({
    ...resourceTypeDocument({
      ...type,
      schema: type.schema.id,
      extensions: type.extensions.map(({ schema, required }) => ({ schema: schema.id, required })),
    }),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${type.name}` },
  }));
}

/** A resource type in the form of RFC 7643 §6, its schemas named by their URNs. */
export function resourceTypeDocument(type: {
  readonly name: string;
  readonly description: string;
  readonly endpoint: string;
  readonly schema: string;
  readonly extensions: readonly { readonly schema: string; readonly required: boolean }[];
}): JsonObject {
  return {
    schemas: [resourceTypeUrn],
    id: type.name,
    name: type.name,
    description: type.description,
    endpoint: type.endpoint,
    schema: type.schema,
    schemaExtensions: type.extensions.map(({ schema, required }) => ({ schema, required })),
  };
}

/** The schemas of the served types, their extensions and the discovery resources. */
export function schemasOf(types: readonly ResourceType[]): readonly Schema[] {
  const served = types.flatMap((type) => [type.schema, ...type.extensions.map((extension) => extension.schema)]);
  return [...new Set([...served, serviceProviderConfigSchema, resourceTypeSchema, schemaSchema])];
}

export function schemaDocuments(baseUrl: string, types: readonly ResourceType[]): readonly JsonObject[] {
  return schemasOf(types).map((schema) => ({
    ...schemaDocument(schema),
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
  }));
}

/** A schema in the form of RFC 7643 §7. */
export function schemaDocument(schema: Schema): JsonObject {
  return {
    schemas: [schemaUrn],
    id: schema.id,
    name: schema.name,
    description: schema.description,
    attributes: schema.attributes.map(attributeDocument),
  };
}

// Complex attributes state no uniqueness and no caseExact (erratum 6004); other lists appear where they say something.
function attributeDocument(attribute: Attribute): JsonObject {
  const isComplex = attribute.type === 'complex';
  return {
    name: attribute.name,
    type: attribute.type,
    multiValued: attribute.multiValued,
    description: attribute.description,
    required: attribute.required,
    ...(isComplex
      ? { subAttributes: attribute.subAttributes.map(attributeDocument) }
      : { caseExact: attribute.caseExact }),
    ...(attribute.canonicalValues.length > 0 ? { canonicalValues: attribute.canonicalValues } : {}),
    ...(attribute.referenceTypes.length > 0 ? { referenceTypes: attribute.referenceTypes } : {}),
    mutability: attribute.mutability,
    returned: attribute.returned,
    ...(isComplex ? {} : { uniqueness: attribute.uniqueness }),
  };
}
