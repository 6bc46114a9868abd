// The links of a card's page that add it to a wallet, each where it is set up, with a drawing of its own.

import { html } from 'hono/html';
import type { CardLanguage } from '../../domain/index.ts';
import type { Wallet } from '../../wallet/index.ts';
import { publicTexts } from './texts.ts';

/** Which wallets a card can be added to now. */
export interface WalletOffer {
  readonly apple: boolean;
  readonly google: boolean;
}

export function offerOf({ apple, google }: Pick<Wallet, 'apple' | 'google'>): WalletOffer {
  return { apple: apple?.isValid() === true, google: google !== undefined };
}

type Html = ReturnType<typeof html>;

const drawing = html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true"><path d="M3 7h18v12H3zM6 7V4h12v3M15 13h6"/></svg>`;

interface WalletAddresses {
  readonly handle: string;
  readonly wallet: WalletOffer;
  readonly access: string;
}

export function walletLinks(
  { handle, wallet: { apple, google }, access }: WalletAddresses,
  language: CardLanguage,
): Html | string {
  const { addToApple, addToGoogle } = publicTexts[language];
  const links = [
    apple ? html`<a href="/c/${handle}/apple.pkpass?lang=${language}${access}">${drawing}${addToApple}</a>` : '',
    google
      ? html`<a href="/c/${handle}/google?lang=${language}${access}" rel="nofollow noreferrer">${drawing}${addToGoogle}</a>`
      : '',
  ].filter((link) => link !== '');
  return links.length === 0 ? '' : html`<div class="wallets">${links}</div>`;
}
