// Cursors of the feed: opaque to readers. One names its store, a position, and the time up to which the reader has seen everything.

/** Where a reader is. */
export interface FeedCursor {
  readonly position: number;
  /** Milliseconds since 1970: every event behind the position happened then or later. */
  readonly at: number;
}

const radix = 36;
const pattern = /^(?<tag>[0-9A-Za-z]{1,32})\.(?<position>[0-9a-z]{1,11})\.(?<seconds>[0-9a-z]{1,9})$/;

export function printCursor(tag: string, { position, at }: FeedCursor): string {
  return `${tag}.${position.toString(radix)}.${Math.floor(at / 1000).toString(radix)}`;
}

/** The cursor with the tag of its store; undefined for a text that is none. */
export function parseCursor(text: string): (FeedCursor & { readonly tag: string }) | undefined {
  const { tag, position, seconds } = pattern.exec(text)?.groups ?? {};
  if (tag === undefined || position === undefined || seconds === undefined) return undefined;
  const [found, at] = [Number.parseInt(position, radix), Number.parseInt(seconds, radix) * 1000];
  return Number.isSafeInteger(found) && Number.isSafeInteger(at) ? { tag, position: found, at } : undefined;
}
