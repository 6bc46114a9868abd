// The part of the console's contract that is about signing in and one's own account.

/** POST /api/console/sign-in -> ConsoleSession, or 401 BC-902 (never tells whether the account exists), 429 BC-908. */
export interface SignInRequest {
  readonly email: string;
  readonly password: string;
}

/**
 * POST /api/console/invitation {secret} -> InvitationPreview, or 410 BC-907. The link's secret is in the fragment: /welcome#<secret>.
 * `email` is absent for the link that `npm start` prints: its holder becomes the first administrator and chooses an e-mail.
 */
export interface InvitationPreview {
  readonly email?: string;
  readonly expiresAt: string;
}

/** POST /api/console/invitation/accept -> ConsoleSession (signed in), or 410 BC-907, 400 BC-906 (password shorter than 12 characters, bad e-mail), 400 BC-912 (easily guessed). */
export interface AcceptInvitationRequest {
  readonly secret: string;
  readonly email?: string;
  readonly password: string;
}

/** POST /api/console/sign-out -> 204. */

/**
 * POST /api/console/account/password -> 204, every other session has ended; 401 BC-902 (the current one is wrong), 429 BC-908,
 * 400 BC-906 or BC-912 (the new one is not accepted).
 */
export interface ChangePasswordRequest {
  readonly current: string;
  readonly password: string;
}

/** GET /api/console/account/sessions -> AccountSession[]; DELETE ends all but this one, DELETE …/:session one of them -> 204. */
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
