// The page that asks for the PIN of a card. It shows nothing of the card, and is the same for every card but for its address.

import { html } from 'hono/html';
import type { CardLanguage } from '../../domain/index.ts';
import type { PublicAnswer } from './answers.ts';
import { messageStyle } from './message-page.ts';
import { printDocument } from './page.ts';
import { publicTexts } from './texts.ts';

const style = `${messageStyle}
form{display:grid;gap:.75rem;max-width:16rem;margin:1.5rem auto 0;text-align:left}
form p{margin:0}
input{font:inherit;padding:.7rem;border:1px solid var(--quiet);border-radius:.6rem;background:var(--card);color:var(--text)}
button{font:inherit;font-weight:600;padding:.8rem;border:0;border-radius:.6rem;background:var(--accent);color:var(--on-accent);cursor:pointer}
input:focus-visible,button:focus-visible{outline:3px solid var(--text);outline-offset:2px}`;

/** What became of the PIN before. */
export type PinTry =
  | { readonly kind: 'first' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'waiting'; readonly waitMs: number };

export async function askForPin(handle: string, language: CardLanguage, tried: PinTry): Promise<PublicAnswer> {
  const { pinTitle, pinText, pinButton } = publicTexts[language];
  const fault = faultOf(tried, language);
  const described = fault === undefined ? '' : html` aria-invalid="true" aria-describedby="fault"`;
  const main = html`<div class="band"></div><div class="plain"><h1>${pinTitle}</h1><p>${pinText}</p>
<form method="post" action="/c/${handle}?lang=${language}">
<label for="pin">PIN</label>
<input id="pin" name="pin" type="password" required maxlength="8" autocomplete="off" autocapitalize="off"${described}>
${fault === undefined ? '' : html`<p id="fault" role="alert">${fault}</p>`}
<button type="submit">${pinButton}</button>
</form></div>`;
  const body = await printDocument({ language, title: pinTitle, style }, main);
  const type = 'text/html; charset=utf-8';
  const common = { type, body, style, hasForm: true } as const;
  const headers = { 'cache-control': 'no-store' };
  if (tried.kind !== 'waiting') return { ...common, status: tried.kind === 'wrong' ? 403 : 200, headers };
  return { ...common, status: 429, headers: { ...headers, 'retry-after': String(Math.ceil(tried.waitMs / 1000)) } };
}

function faultOf(tried: PinTry, language: CardLanguage): string | undefined {
  const { pinWrong, pinWait } = publicTexts[language];
  if (tried.kind === 'first') return undefined;
  return tried.kind === 'wrong' ? pinWrong : pinWait.replace('{minutes}', String(Math.ceil(tried.waitMs / 60_000)));
}
