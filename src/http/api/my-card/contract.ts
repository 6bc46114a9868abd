// What the page of a person with a card exchanges with /api/my-card. Times are RFC 3339 texts in UTC; errors are problem details with the
// codes of docs/errors.md. No path names a card: it is that of the link in the cookie.

import type { FieldKind } from '../../../cards/index.ts';
import type { CardField } from '../../../domain/index.ts';

/**
 * POST /api/my-card/enter {secret} -> MyCard; GET /api/my-card -> MyCard; PATCH {values} -> MyCard, 400 BC-906 with the field;
 * POST …/state {state} -> MyCard; PUT …/photo with a picture, DELETE …/photo, PUT …/pin {pin}, DELETE …/pin -> MyCard; 429 BC-908 after ten
 * photos and PINs in a minute. All 410 BC-926 once the link has ended. POST …/leave -> 204.
 */
export interface MyCard {
  /** As visitors read it. */
  readonly name: string;
  readonly directoryName: string;
  readonly state: 'draft' | 'published' | 'paused';
  /** The public address. */
  readonly url: string;
  readonly language: 'de' | 'en';
  /** When the link ends. */
  readonly expiresAt: string;
  /** What is another text with each other photo; absent without one. */
  readonly photo?: string;
  /** Whether the template lets the person set it. */
  readonly maySetPhoto: boolean;
  /** Whether visitors are asked for a PIN. */
  readonly hasPin: boolean;
  /** The addresses that add the card to a wallet, where the wallet is set up and the card published. */
  readonly wallet: { readonly apple?: string; readonly google?: string };
  readonly fields: readonly MyCardField[];
}

export interface MyCardField {
  readonly field: CardField;
  readonly kind: FieldKind;
  readonly value?: unknown;
  readonly isEntered: boolean;
  readonly withheld?: 'directory' | 'fixed' | 'editor';
}

export type { FieldKind } from '../../../cards/index.ts';
