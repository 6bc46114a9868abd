// The OpenAPI document of the API.

export { printDeclarations } from './declarations.ts';
export { createDocument, type Document, type Published } from './document.ts';
