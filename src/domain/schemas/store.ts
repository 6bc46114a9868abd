// The part of the port that keeps a directory's own schemas: one JSON text and its revision.

import type { ResourceId } from '../ids/brands.ts';
import type { ResourceStore, ResourceTransaction } from '../resources/context.ts';

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

/** Writes of resources and of the schemas that describe them, all or nothing. */
export interface SchemaTransaction extends ResourceTransaction {
  readonly schemas: SchemaWriter;
}

/** The resources of one directory with the schemas that describe them. */
export interface SchemaStore extends ResourceStore {
  readonly schemas: SchemaReader;
  write<Result>(work: (transaction: SchemaTransaction) => Promise<Result>, about?: ResourceId): Promise<Result>;
}
