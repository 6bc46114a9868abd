// The part of the port that keeps a directory's own schemas: one JSON text and its revision.

export interface SchemaReader {
  /** The schemas as one JSON text, undefined while the directory never had any. */
  text(): Promise<string | undefined>;
  /** `Directory.schemaRevision` as it is now. */
  revision(): Promise<number>;
}

export interface SchemaWriter extends SchemaReader {
  /** Replaces the schemas and adds one to the revision. */
  save(text: string): Promise<void>;
}
