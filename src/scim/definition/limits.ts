// Bounds of what a directory may define itself.

export const definitionLimits = {
  /** Characters of the text that is imported. */
  maxLength: 512 * 1024,
  /** Nesting of that text; /Schemas needs 7 levels. */
  maxDepth: 16,
  /** In one import, those that are the product's own among them. */
  maxDocuments: 100,
  /** Of one directory. */
  maxSchemas: 30,
  maxTypes: 20,
  maxAttributes: 100,
  maxSubAttributes: 50,
  /** Each costs a slow hash when it is set. */
  maxSecrets: 4,
  maxListed: 200,
  maxNameLength: 64,
  maxUrnLength: 200,
  maxTextLength: 1000,
} as const;
