// Discovery documents and characteristics: what RFC 7643 §5 to §9 ask for.

import type { Requirement } from './requirement.ts';

export const schemas = [
  { id: '7643-5-a', level: 'prose', text: 'ServiceProviderConfig attributes are readOnly; id is not required.' },
  {
    id: '7643-5-b',
    level: 'REQUIRED',
    text: 'patch.supported, bulk.{supported,maxOperations,maxPayloadSize}, filter.{supported,maxResults}, changePassword.supported, sort.supported, etag.supported are present.',
  },
  {
    id: '7643-5-c',
    level: 'REQUIRED',
    text: 'authenticationSchemes is present; each has type, name, description; type one of oauth, oauth2, oauthbearertoken, httpbasic, httpdigest.',
  },
  { id: '7643-5-d', level: 'SHOULD', text: 'authenticationSchemes is readable without authentication.' },
  { id: '7643-5-e', level: 'OPTIONAL', text: 'documentationUri points to help.' },
  { id: '7643-6-a', level: 'MUST', text: 'ResourceType.name is given and equals meta.resourceType of its resources.' },
  {
    id: '7643-6-b',
    level: 'MUST',
    text: 'ResourceType.schema equals the id of a Schema resource; schemaExtensions.schema likewise.',
  },
  { id: '7643-6-c', level: 'REQUIRED', text: 'endpoint is given, relative to the base.' },
  {
    id: '7643-6-d',
    level: 'MUST',
    text: 'A required extension must be in each resource with its required attributes.',
  },
  {
    id: '7643-6-e',
    level: 'MUST',
    text: 'description is given where applicable; id is optional.',
  },
  {
    id: '7643-7-a',
    level: 'prose',
    text: 'Every schema URI in use has a Schema resource, readOnly, with schemas urn:...:core:2.0:Schema.',
  },
  { id: '7643-7-b', level: 'MUST', text: 'Schema id is its URI; name and description given where applicable.' },
  {
    id: '7643-7-c',
    level: 'REQUIRED',
    text: 'Each attribute states name, type, multiValued, required, caseExact, mutability, returned, uniqueness (unless optional).',
  },
  { id: '7643-7-d', level: 'SHOULD', text: 'Complex attributes list subAttributes.' },
  { id: '7643-7-e', level: 'SHALL', text: 'caseExact decides filter comparison; case-exact values keep their case.' },
  { id: '7643-7-f', level: 'MAY', text: 'Case-insensitive values may have their case altered.' },
  {
    id: '7643-7-g',
    level: 'SHALL NOT',
    text: 'readOnly attributes are not modified; immutable not updated; writeOnly never returned.',
  },
  {
    id: '7643-7-h',
    level: 'prose',
    text: 'always: in every answer; default: unless excluded; request: only when asked or when the client wrote it; never: never.',
  },
  { id: '7643-7-i', level: 'SHOULD', text: 'uniqueness server: unique within endpoint/tenant; global: everywhere.' },
  { id: '7643-7-j', level: 'MAY', text: 'Uniqueness violations may be refused with 400.' },
  {
    id: '7643-7-k',
    level: 'prose',
    text: 'referenceTypes only on reference attributes; values: type name, external, uri.',
  },
  { id: '7643-7-l', level: 'MAY', text: 'Values outside canonicalValues may be ignored or refused.' },
  {
    id: '7643-8.7-a',
    level: 'implied',
    text: 'Published User, Group and EnterpriseUser schemas match 8.7.1 with its errata.',
  },
  { id: '7643-9.2-a', level: 'MUST NOT', text: 'Passwords are not stored in clear text.' },
  {
    id: '7643-9.3-a',
    level: 'prose',
    text: 'Only needed data is accepted; identifiers are bound to tenants; access on need to know.',
  },
] as const satisfies readonly Requirement[];
