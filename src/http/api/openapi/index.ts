// The OpenAPI document of the API.

export { createDocument, type Document, type Published } from './document.ts';
