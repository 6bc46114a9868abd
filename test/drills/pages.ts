// Pages of a SQLite file: which belong to what, and how one is damaged.

import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export interface PagePlace {
  /** The table or index. */
  readonly name: string;
  readonly page: number;
  /** Whether the page holds rows of every directory. */
  readonly isShared: boolean;
}

const pageBytes = 4096;
/** With fewer leaves than this one cannot know whose rows the second holds. */
const leastLeaves = 4;

/** One leaf page of each table and index of a closed file. */
export function findPlaces(file: string): readonly PagePlace[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const leaves = database
      .prepare("SELECT name, pageno FROM dbstat WHERE pagetype = 'leaf' ORDER BY name, path")
      .all();
    return [...Map.groupBy(leaves, ({ name }) => String(name))].map(([name, pages]) => {
      const isShared = pages.length < leastLeaves;
      return { name, page: Number(pages[isShared ? 0 : 1]?.['pageno']), isShared };
    });
  } finally {
    database.close();
  }
}

/** Past the file system's view of who may write what: as a disk does that returns something else than was written. */
export function overwritePage(file: string, { page }: PagePlace): void {
  const open = openSync(file, 'r+');
  writeSync(open, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, (page - 1) * pageBytes);
  closeSync(open);
}
