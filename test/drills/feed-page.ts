// A page of the feed of events; a server that is away has none.

export interface FeedPage {
  readonly items: readonly {
    readonly id: string;
    readonly type: string;
    readonly timestamp: string;
    readonly data: { readonly id: string };
    readonly changes: readonly { readonly path: string; readonly after?: string }[];
  }[];
  readonly next: string;
  readonly hasMore: boolean;
}

export async function readPage(
  url: string,
  key: string,
  asked: { readonly limit: string; readonly types?: string; readonly after: string | undefined },
): Promise<FeedPage | undefined> {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  try {
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`${url}/api/v1/events?${new URLSearchParams(given)}`, { headers });
    // The schema of the API.
    return response.ok ? ((await response.json()) as FeedPage) : undefined;
  } catch {
    return undefined;
  }
}
