// What the pages of the console exchange with /api/session. Everything else they do goes through the routes of the API. Times are RFC 3339
// texts in UTC; errors are problem details with the codes of docs/errors.md.

import type { Right, Role } from '../../../domain/index.ts';

export type { Right } from '../../../domain/index.ts';

/** GET /api/session. `setup` while no administrator has a password yet. */
export interface Session {
  readonly state: 'setup' | 'signed-out' | 'signed-in';
  readonly administrator?: { readonly id: string; readonly email: string; readonly role: Role };
  /** What the administrator may do; absent while signed out. */
  readonly rights?: readonly Right[];
  /** For signed-in administrators. */
  readonly version?: string;
  /** Language to begin with: BECARD_DEFAULT_LANGUAGE. */
  readonly language: 'de' | 'en';
}

/** POST /api/session/sign-in -> Session; 401 BC-902 (never says whether the account exists), 429 BC-908. POST …/sign-out -> 204. */
export interface SignInRequest {
  readonly email: string;
  readonly password: string;
}

/** POST /api/session/confirm -> 204; 401 BC-902, 429 BC-908. Verbs that create credentials need a password of the last ten minutes: 403 BC-909. */
export interface ConfirmRequest {
  readonly password: string;
}

/**
 * POST /api/session/invitation {secret} -> InvitationPreview; 410 BC-907. The link's secret is in the fragment: /welcome#<secret>.
 * `email` is absent for the link that `npm start` prints: its holder becomes the first administrator and chooses an e-mail.
 */
export interface InvitationPreview {
  readonly email?: string;
  readonly expiresAt: string;
}

/** POST /api/session/invitation/accept -> Session, signed in; 410 BC-907, 400 BC-906 (password shorter than 12 characters, bad e-mail), 400 BC-912 (easily guessed). */
export interface AcceptInvitationRequest {
  readonly secret: string;
  readonly email?: string;
  readonly password: string;
}

/**
 * POST /api/session/account/password -> 204, every other session has ended; 401 BC-902 (the current one is wrong), 429 BC-908,
 * 400 BC-906 or BC-912 (the new one is not accepted).
 */
export interface ChangePasswordRequest {
  readonly current: string;
  readonly password: string;
}

/** GET /api/session/account/sessions -> AccountSession[]; DELETE ends all but this one, DELETE …/:session one of them -> 204. */
export interface AccountSession {
  readonly id: string;
  /** "Firefox · Windows", as the browser says of itself. */
  readonly device?: string;
  /** The network of its address: 192.0.2.0. */
  readonly network?: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly isThisOne: boolean;
}

/**
 * POST /api/session/setup-link/enter {secret} -> SetupLinkSession; GET /api/session/setup-link -> SetupLinkSession; both 410 BC-921 once the
 * link has ended. POST …/leave -> 204. The routes of the API for the link's own directory are below /api/setup-link/v1.
 */
export interface SetupLinkSession {
  readonly linkId: string;
  readonly directoryId: string;
  readonly directoryName: string;
  /** The person or company that the link was made for. */
  readonly name: string;
  readonly invitedBy: string;
  readonly expiresAt: string;
  readonly rights: readonly Right[];
  readonly language: 'de' | 'en';
}

/**
 * POST /api/session/setup-link/ended {secret?} -> EndedSetupLink: the state of a link for its holder; without a secret that of the cookie.
 * POST …/request {secret?} -> EndedSetupLink: asks for more time. Both 410 BC-921 for a link that is not known.
 */
export interface EndedSetupLink {
  readonly state: 'active' | 'expired' | 'revoked';
  readonly endedAt: string;
  readonly invitedBy: string;
  readonly requestedAt?: string;
}
