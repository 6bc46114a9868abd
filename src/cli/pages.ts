// Lists longer than one answer of the API: read page by page.

interface Page<Item> {
  readonly items: readonly (Item | null)[];
  readonly next?: string;
}

/** What a page is asked for by. */
export interface PageQuery {
  readonly cursor: string | undefined;
  readonly limit: number;
}

const pageSize = 1_000;

/** The first `limit` items of a list, or all. */
export async function readPages<Item>(
  read: (query: PageQuery) => Promise<Page<Item>>,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ cursor, limit: Math.min(pageSize, limit - items.length) });
    items.push(...page.items.filter((item) => item !== null));
    cursor = page.next;
  } while (cursor !== undefined && items.length < limit);
  return items;
}
