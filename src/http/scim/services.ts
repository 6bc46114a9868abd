// The dependencies of the SCIM handlers, handed in by serve.ts and by tests.

import type { Platform, Store } from '../../domain/index.ts';
import type { Logger } from '../logger.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { FindCredential } from './find-credential.ts';
import type { LogWriter } from './log/writer.ts';
import type { Observer } from './observed-exchange.ts';

export interface ScimServices {
  readonly store: Store;
  readonly platform: Platform;
  readonly journal: LogWriter;
  readonly logger: Logger;
  /** The configured public URL without a slash at its end; no header of a request ever changes it. */
  readonly publicUrl: string;
  readonly maxBodyBytes: number;
  /** Seals cursors; the same in every process of an installation. */
  readonly cursorSecret: string;
  readonly rateLimit: RateLimit;
  /** Figures and log lines of operation. */
  readonly observe?: Observer | undefined;
}

/** The same with what a face makes of them. */
export interface FaceServices extends ScimServices {
  readonly findCredential: FindCredential;
}
