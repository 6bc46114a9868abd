// Pages of addresses that show no card. Those of an unknown card, a draft and a paused card are the same to the byte.

import { html } from 'hono/html';
import type { LeaverView } from '../../cards/index.ts';
import type { CardLanguage } from '../../domain/index.ts';
import { printDocument } from './page.ts';
import { publicStyle } from './style.ts';
import { publicTexts } from './texts.ts';

type Html = ReturnType<typeof html>;

export const messageStyle = publicStyle();

export function printUnknown(language: CardLanguage): Promise<string> {
  const { unknownTitle, unknownText } = publicTexts[language];
  return printMessage(language, unknownTitle, html`<p>${unknownText}</p>`);
}

export function printBusy(language: CardLanguage): Promise<string> {
  const { busyTitle, busyText } = publicTexts[language];
  return printMessage(language, busyTitle, html`<p>${busyText}</p>`);
}

/** What went wrong is said to the operator alone. */
export function printFailed(language: CardLanguage): Promise<string> {
  const { failedTitle, busyText } = publicTexts[language];
  return printMessage(language, failedTitle, html`<p>${busyText}</p>`);
}

/** Of a user who has left it names the company, where the template does. */
export function printGone(language: CardLanguage, leaver: LeaverView = {}): Promise<string> {
  const { goneTitle, goneText } = publicTexts[language];
  return printMessage(language, goneTitle, html`<p>${goneText}</p>${successor(leaver, language)}${company(leaver)}`);
}

function successor({ card }: LeaverView, language: CardLanguage): Html | string {
  if (card === undefined) return '';
  const { goneCard } = publicTexts[language];
  return html`<p>${goneCard} <bdi><a href="/c/${card.handle}?lang=${language}">${card.name ?? card.handle}</a></bdi></p>`;
}

function company({ organisation, website }: LeaverView): Html | string {
  const name = organisation ?? website;
  if (name === undefined) return '';
  return html`<p><bdi>${website === undefined ? name : html`<a href="${website}" rel="noreferrer">${name}</a>`}</bdi></p>`;
}

function printMessage(language: CardLanguage, title: string, text: Html): Promise<string> {
  return printDocument(
    { language, title, style: messageStyle },
    html`<div class="band"></div><div class="plain"><h1>${title}</h1>${text}</div>`,
  );
}
