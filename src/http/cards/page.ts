// The page of a card: no script, no foreign host, every value escaped.

import { html, raw } from 'hono/html';
import { addressLines, mailLink, type PublicCard, phoneLink } from '../../cards/index.ts';
import type { CardAddress, CardLanguage, CardWay } from '../../domain/index.ts';
import { publicStyle } from './style.ts';
import { publicTexts } from './texts.ts';
import { type WalletOffer, walletLinks } from './wallet-links.ts';

type Html = ReturnType<typeof html>;

export interface Head {
  readonly language: CardLanguage;
  readonly title: string;
  /** The text between the style tags. */
  readonly style: string;
  readonly more?: Html | string;
  /** Whether search engines may list the page. */
  readonly isListed?: boolean;
}

/** A whole document. */
export async function printDocument(
  { language, title, style, more = '', isListed = false }: Head,
  main: Html,
): Promise<string> {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isListed ? '' : html`<meta name="robots" content="noindex, nofollow">`}
<title>${title}</title>
${more}
<style>${raw(style)}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
  return String(await page);
}

/** What the page of a card is made of beside its values. */
export interface CardAddresses {
  /** The address of the page without a query. */
  readonly page: string;
  readonly handle: string;
  /** How the visitor came; the links that are counted say it too. */
  readonly way: CardWay;
  readonly wallet: WalletOffer;
  /** The key of a visitor who has entered the PIN: "&key=…". */
  readonly access: string;
  /** The photo in the page itself, where its address may not show it. */
  readonly photo?: string | undefined;
}

/** The page of a card, with the text between its style tags. */
export async function printCard(
  card: PublicCard,
  addresses: CardAddresses,
  isListed = false,
): Promise<{ readonly body: string; readonly style: string }> {
  const style = publicStyle(card.values.color);
  const head = { language: card.language, title: card.name, style, more: cardHead(card, addresses), isListed };
  return { body: await printDocument(head, cardMain(card, addresses)), style };
}

function cardHead({ name, values, language, photo }: PublicCard, { page, access }: CardAddresses): Html {
  if (access !== '') return html`<link rel="canonical" href="${page}">`;
  const about = [values.position, values.organisation].filter((part) => part !== undefined).join(' · ');
  return html`<meta property="og:type" content="profile">
<meta property="og:title" content="${name}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${page}">
<meta property="og:locale" content="${language === 'de' ? 'de_DE' : 'en_GB'}">
${
  photo === undefined
    ? ''
    : html`<meta property="og:image" content="${page}/photo.jpg">
<meta property="og:image:width" content="400">
<meta property="og:image:height" content="400">
`
}<meta name="twitter:card" content="summary">
<link rel="canonical" href="${page}">
<link rel="alternate" type="text/vcard" href="${page}.vcf">`;
}

function cardMain(card: PublicCard, addresses: CardAddresses): Html {
  const { language, name, values } = card;
  const texts = publicTexts[language];
  const { handle, way, access } = addresses;
  const contact = contactList(card);
  const links = linkList(card);
  return html`<div class="band"></div>
<div class="body">
<header>
${portrait(card, addresses)}
<h1 dir="auto">${name}</h1>
${line(values.position)}${line(values.department)}${line(values.organisation)}
</header>
${values.shortDescription === undefined ? '' : html`<p class="about" dir="auto">${values.shortDescription}</p>`}
<a class="save" href="/c/${handle}.vcf?lang=${language}${access}${way === 'link' ? '' : `&s=${way}`}">${texts.save}</a>
${walletLinks(addresses, language)}
${values.focus === 'socialmedia' ? html`${links}${contact}` : html`${contact}${links}`}
<details><summary>${texts.qr}</summary><img src="/c/${handle}/qr.svg" alt="${texts.qrAlt}" width="224" height="224" loading="lazy"><p><a href="/c/${handle}/qr.png?mm=30" download>${texts.qrPrint}</a></p></details>
<nav aria-label="${texts.languages}">${languageLink(addresses, 'de', 'Deutsch', language)}${languageLink(addresses, 'en', 'English', language)}</nav>
</div>`;
}

function portrait(card: PublicCard, { handle, access, photo }: CardAddresses): Html {
  if (card.photo === undefined) return html`<div class="initials" aria-hidden="true">${initialsOf(card)}</div>`;
  const source = photo ?? `/c/${handle}/photo.jpg?lang=${card.language}${access}`;
  return html`<img class="photo" src="${source}" alt="${publicTexts[card.language].photo}" width="112" height="112">`;
}

function line(text: string | undefined): Html | string {
  return text === undefined ? '' : html`<p dir="auto">${text}</p>`;
}

function contactList({ values, language }: PublicCard): Html | string {
  const texts = publicTexts[language];
  const { mobile, phone, fax, email, website, address } = values;
  const rows = [
    row(texts.mobile, mobile, mobile && phoneLink(mobile)),
    row(texts.phone, phone, phone && phoneLink(phone)),
    row(texts.fax, fax, undefined),
    row(texts.email, email, email && mailLink(email)),
    row(texts.website, website, website),
    addressRow(texts.address, address),
  ].filter((each) => each !== '');
  return rows.length === 0 ? '' : html`<dl>${rows}</dl>`;
}

function row(label: string, value: string | undefined, href: string | undefined): Html | string {
  if (value === undefined) return '';
  const shown = html`<bdi>${value}</bdi>`;
  return html`<div><dt>${label}</dt><dd>${href === undefined ? shown : html`<a href="${href}" rel="noreferrer">${shown}</a>`}</dd></div>
`;
}

function addressRow(label: string, address: CardAddress | undefined): Html | string {
  if (address === undefined) return '';
  return html`<div><dt>${label}</dt>${addressLines(address).map((each) => html`<dd dir="auto">${each}</dd>`)}</div>
`;
}

function linkList({ values: { socialLinks = [] }, language }: PublicCard): Html | string {
  if (socialLinks.length === 0) return '';
  return html`<section><h2>${publicTexts[language].links}</h2><ul>${socialLinks.map(
    ({ label, url }) => html`<li><a href="${url}" rel="noreferrer"><bdi>${label}</bdi></a></li>`,
  )}</ul></section>`;
}

function languageLink(
  { handle, access }: CardAddresses,
  language: CardLanguage,
  label: string,
  shown: CardLanguage,
): Html {
  const current = language === shown ? html` aria-current="true"` : '';
  return html`<a href="/c/${handle}?lang=${language}${access}" lang="${language}" hreflang="${language}"${current}>${label}</a>`;
}

function initialsOf({ name, values: { firstName, lastName } }: PublicCard): string {
  const words = firstName !== undefined && lastName !== undefined ? [firstName, lastName] : name.split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word = '') => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}
