// What the API works with, handed in once, and what each of its requests carries.

import type { Context } from 'hono';
import type * as v from 'valibot';
import type {
  Actor,
  Administrator,
  AuditKey,
  Finding,
  Platform,
  Session,
  SortedListCache,
  Store,
  TargetPolicy,
} from '../../domain/index.ts';
import type { Demonstrations, Rehearsals } from '../../use-cases/index.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { DirectoryTraffic } from '../traffic.ts';
import type { LiveFeed } from './live/feed.ts';
import type { FeedStreams } from './live/feed-stream.ts';
import type { retention } from './schemas/installation.ts';
import type { Shown } from './schemas/shared.ts';
import type { Uploads } from './uploads.ts';

/** What only the process knows of itself, and what it was configured to keep. */
export interface Installation {
  readonly retention: Shown<typeof retention>;
  /** Lines of the provisioning log that wait to be written. */
  readonly queuedLines: () => number;
  /** Within this time after its answer a request is in the log. */
  readonly logDelayMs: number;
  readonly traffic: () => readonly DirectoryTraffic[];
  /** What `becard doctor` says about this server. */
  readonly examine: () => Promise<readonly Finding[]>;
}

export interface ApiServices {
  readonly store: Store;
  readonly platform: Platform;
  readonly auditKey: AuditKey | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Which addresses webhooks may be sent to. */
  readonly targets: TargetPolicy;
  readonly version: string;
  readonly language: 'de' | 'en';
  readonly live: LiveFeed;
  readonly feedStreams: FeedStreams;
  /** Names the store in cursors of the feed. */
  readonly feedTag: string;
  readonly rehearsals: Rehearsals;
  readonly demonstrations: Demonstrations;
  readonly installation: Installation;
  /** Limits the requests of each API key. */
  readonly rateLimit: Pick<RateLimit, 'take'>;
  /** Which wallets a card can be added to now; none without it. */
  readonly walletOffer?: () => { readonly apple: boolean; readonly google: boolean };
  /** The lists that are open on screens, sorted. */
  readonly sortedLists: SortedListCache;
  /** Room for files that callers send. */
  readonly uploads: Uploads;
  /** Gets every answer before it is sent; it throws for one that does not fit its schema. For tests. */
  readonly checkAnswer?: ((schema: v.GenericSchema, value: unknown) => void) | undefined;
  /** Gets every error that is not the caller's. */
  readonly reportError: (error: unknown) => void;
}

/** Refuses a caller who does not fulfil it. */
export type Demand = (actor: Actor) => void;

/** The types that Hono checks its handlers with. */
export interface ApiEnvironment {
  readonly Bindings: { readonly remoteAddress: string | undefined };
  readonly Variables: {
    administrator: Administrator;
    session: Session;
    /** Who acts. Set once the caller is known. */
    actor?: Actor;
    /** The session, API key or setup link that calls. */
    caller: string;
    /** What the route demands of the caller, beyond that there is one. */
    demands: readonly Demand[];
    /** Whether the caller may still do what was allowed at the beginning, for answers that go on. */
    mayGoOn: () => Promise<boolean>;
    /** Refuses a caller who may no longer do what was allowed at the beginning, as `store` has it. Set once a caller is known. */
    requireStill?: (store?: Store) => Promise<void>;
  };
}

/** One request to the API. */
export type Ctx = Context<ApiEnvironment>;
