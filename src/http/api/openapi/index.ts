// The OpenAPI document of the API.

export { printDeclarations } from './declarations.ts';
export { createDocument, type Document, type Published } from './document.ts';
export type { Operation } from './operation.ts';
export type { Parameter, Reference } from './parameters.ts';
export type { ApiResponse } from './responses.ts';
export type { JsonSchema } from './schemas.ts';
