// Finds resources by a key that one living resource of a type has. What is asked for in one step is one statement.

import type { Positioned, ResourceTypeName } from '../../domain/store.ts';
import { groupType, personType, type ResourceRow, resourceColumns, toPositioned } from '../rows.ts';
import type { Bound } from './connection.ts';
import { type RelatedRow, relatedColumn, withRelated } from './related.ts';
import { createTogether } from './together.ts';

export type Find = (key: string) => Promise<Positioned | undefined>;
export type Finder = (column: KeyColumn, type: ResourceTypeName, isRelated: boolean) => Find;

type KeyColumn = 'id' | 'unique_key';
const findBy = (column: KeyColumn, more = ''): string => `
  SELECT ${resourceColumns}, r.${column} AS key${more} FROM resource r
  WHERE r.directory_id = ? AND r.deleted_at IS NULL AND r.type = ? AND r.${column} = ANY(CAST(? AS text[]))`;
const finders = { id: findersBy('id'), unique_key: findersBy('unique_key') };
type FoundRow = ResourceRow & RelatedRow & { readonly key: string };

function findersBy(column: KeyColumn): Record<'alone' | 'person' | 'group', string> {
  const related = (type: ResourceTypeName): string => findBy(column, `, ${relatedColumn(type)}`);
  return { alone: findBy(column), person: related(personType), group: related(groupType) };
}

/** A finder over the statements of a directory. */
export function createFinder({ statements, directoryId }: Bound): Finder {
  const known = new Map<string, Find>();
  return (column, type, isRelated) => {
    const name = `${column} ${isRelated} ${type}`;
    const find =
      known.get(name) ??
      createTogether<string, Positioned | undefined>(async (keys) => {
        const found = new Map<string, Positioned>();
        const kind = type === groupType ? 'group' : 'person';
        const text = finders[column][isRelated ? kind : 'alone'];
        const { rows } = await statements.query<FoundRow>(text, directoryId, type, keys);
        for (const row of rows) found.set(row.key, isRelated ? toRelated(row) : toPositioned(row));
        return keys.map((key) => found.get(key));
      });
    known.set(name, find);
    return find;
  };
}

/** A row with what is related to its resource. */
export function toRelated(row: ResourceRow & RelatedRow): Positioned {
  const { position, resource } = toPositioned(row);
  return { position, resource: withRelated(resource, row) };
}
