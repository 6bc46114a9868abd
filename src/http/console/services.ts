// What the console's API works with, handed in once, and what each of its requests carries.

import type { Administrator, Platform, Store } from '../../directory/index.ts';
import type { LiveFeed } from './live/feed.ts';

export interface ConsoleServices {
  readonly store: Store;
  readonly platform: Platform;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly version: string;
  readonly language: 'de' | 'en';
  readonly live: LiveFeed;
  /** Told of every error that is not the caller's. */
  readonly reportError: (error: unknown) => void;
}

/** The types that Hono checks its handlers with. */
export interface ConsoleEnvironment {
  readonly Bindings: { readonly remoteAddress: string | undefined };
  readonly Variables: { administrator: Administrator };
}
