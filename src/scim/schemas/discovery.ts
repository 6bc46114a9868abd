// The schemas of the discovery resources (RFC 7643 §5, §6, §7, §8.7.2 with errata 5606, 5607, 7522, 8415, 8475; RFC 9865 §4, RFC 9967 §4).

import { type Attribute, attribute, type Schema } from '../attribute.ts';
import { resourceTypeUrn, schemaUrn, serviceProviderConfigUrn } from '../urn.ts';

const readOnly = { mutability: 'readOnly' } as const;
const required = { mutability: 'readOnly', required: true } as const;

const supported = attribute('supported', 'Whether the option is supported.', { ...required, type: 'boolean' });

function option(name: string, description: string, more: readonly Attribute[] = []): Attribute {
  return attribute(name, description, { ...required, type: 'complex', subAttributes: [supported, ...more] });
}

function limit(name: string, description: string): Attribute {
  return attribute(name, description, { ...required, type: 'integer' });
}

function page(name: string, description: string): Attribute {
  return attribute(name, description, { ...readOnly, type: 'reference', referenceTypes: ['external'] });
}

function oneOf(name: string, description: string, canonicalValues: readonly string[]): Attribute {
  return attribute(name, description, { ...readOnly, canonicalValues });
}

export const serviceProviderConfigSchema: Schema = {
  id: serviceProviderConfigUrn,
  name: 'ServiceProviderConfig',
  description: 'What the service provider supports.',
  attributes: [
    page('documentationUri', 'URL of the documentation.'),
    option('patch', 'PATCH.'),
    option('bulk', 'Bulk.', [
      limit('maxOperations', 'Most operations in one request.'),
      limit('maxPayloadSize', 'Largest body in bytes.'),
    ]),
    option('filter', 'Filters.', [limit('maxResults', 'Most resources in one answer.')]),
    option('changePassword', 'Changing a password.'),
    option('sort', 'Sorting.'),
    option('etag', 'Versions of resources.'),
    attribute('pagination', 'Paging.', {
      ...readOnly,
      type: 'complex',
      subAttributes: [
        attribute('cursor', 'Whether cursors are supported.', { ...required, type: 'boolean' }),
        attribute('index', 'Whether startIndex is supported.', { ...required, type: 'boolean' }),
        oneOf('defaultPaginationMethod', 'The method used when none is asked for.', ['cursor', 'index']),
        attribute('defaultPageSize', 'Resources in a page when count is absent.', { ...readOnly, type: 'integer' }),
        attribute('maxPageSize', 'Most resources in a page.', { ...readOnly, type: 'integer' }),
        attribute('cursorTimeout', 'Seconds that a cursor lives.', { ...readOnly, type: 'integer' }),
      ],
    }),
    attribute('securityEvents', 'Security events.', {
      ...readOnly,
      type: 'complex',
      subAttributes: [
        oneOf('asyncRequest', 'Whether requests may be completed asynchronously.', ['none', 'long', 'request']),
        attribute('eventUris', 'Events that can be delivered in a stream.', {
          ...readOnly,
          multiValued: true,
          caseExact: true,
        }),
      ],
    }),
    attribute('authenticationSchemes', 'How clients authenticate.', {
      ...required,
      type: 'complex',
      multiValued: true,
      subAttributes: [
        attribute('type', 'The scheme.', {
          ...required,
          canonicalValues: ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'],
        }),
        attribute('name', 'Name of the scheme.', required),
        attribute('description', 'What the scheme is.', required),
        page('specUri', 'URL of its specification.'),
        page('documentationUri', 'URL of its documentation.'),
        attribute('primary', 'Whether this scheme is preferred.', { ...readOnly, type: 'boolean' }),
      ],
    }),
  ],
};

export const resourceTypeSchema: Schema = {
  id: resourceTypeUrn,
  name: 'ResourceType',
  description: 'A type of resource and where it is found.',
  attributes: [
    attribute('name', 'Name of the resource type.', { ...required, uniqueness: 'server', caseExact: true }),
    attribute('description', 'What the resource type is.', readOnly),
    attribute('endpoint', 'Endpoint, relative to the base URL.', {
      ...required,
      type: 'reference',
      referenceTypes: ['uri'],
      uniqueness: 'server',
    }),
    attribute('schema', 'URN of the base schema.', { ...required, type: 'reference', referenceTypes: ['uri'] }),
    attribute('schemaExtensions', 'Extensions of the base schema.', {
      ...readOnly,
      type: 'complex',
      multiValued: true,
      subAttributes: [
        attribute('schema', 'URN of the extension.', { ...required, type: 'reference', referenceTypes: ['uri'] }),
        attribute('required', 'Whether every resource has the extension.', { ...required, type: 'boolean' }),
      ],
    }),
  ],
};

const simpleTypes = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference'];

function characteristics(types: readonly string[]): readonly Attribute[] {
  return [
    attribute('name', 'Name of the attribute.', { ...required, caseExact: true }),
    attribute('type', 'Type of the values.', { ...required, canonicalValues: types }),
    attribute('multiValued', 'Whether there may be several values.', { ...required, type: 'boolean' }),
    attribute('description', 'What the attribute is.', readOnly),
    attribute('required', 'Whether a value must be there.', { ...readOnly, type: 'boolean' }),
    attribute('canonicalValues', 'Suggested values.', { ...readOnly, multiValued: true, caseExact: true }),
    attribute('caseExact', 'Whether letter case matters.', { ...readOnly, type: 'boolean' }),
    oneOf('mutability', 'Whether and when the value may change.', ['readOnly', 'readWrite', 'immutable', 'writeOnly']),
    oneOf('returned', 'When the value is returned.', ['always', 'never', 'default', 'request']),
    oneOf('uniqueness', 'How unique the value is.', ['none', 'server', 'global']),
    attribute('referenceTypes', 'What a reference may point to.', { ...readOnly, multiValued: true, caseExact: true }),
  ];
}

// RFC 7643 §7 describes subAttributes within attributes; complex attributes hold no complex ones, so one level is enough.
export const schemaSchema: Schema = {
  id: schemaUrn,
  name: 'Schema',
  description: 'A schema and its attributes.',
  attributes: [
    attribute('name', 'Name of the schema.', readOnly),
    attribute('description', 'What the schema is.', readOnly),
    attribute('attributes', 'Attributes of the schema.', {
      ...required,
      type: 'complex',
      multiValued: true,
      subAttributes: [
        ...characteristics([...simpleTypes, 'complex']),
        attribute('subAttributes', 'Parts of a complex attribute.', {
          ...readOnly,
          type: 'complex',
          multiValued: true,
          subAttributes: characteristics(simpleTypes),
        }),
      ],
    }),
  ],
};
