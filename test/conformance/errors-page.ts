// docs/errors.md, written from the error catalogue and its texts in both languages.

import german from '../../src/domain/errors/texts.de.json' with { type: 'json' };
import english from '../../src/domain/errors/texts.en.json' with { type: 'json' };
import {
  catalogue,
  type ErrorCode,
  type ErrorEntry,
  hasProgramText,
  programTextOf,
  type Responsible,
} from '../../src/domain/index.ts';
import { errorDetails } from './error-details.ts';
import { list, page, table, wrapped } from './markdown.ts';

const entries = Object.entries<ErrorEntry>(catalogue).map(([code, entry]) => ({ code: code as ErrorCode, ...entry }));

export function errorsPage(): string {
  const errors = entries.filter(({ status }) => status !== undefined);
  const of = (concerns: ErrorEntry['concerns']): readonly string[] =>
    errors.filter((entry) => entry.concerns === concerns).flatMap(section);
  return page([
    '# Errors and warnings',
    ...introduction.map((text) => wrapped(text)),
    '## Access: token, switches, address',
    ...of('access'),
    '## Requests of Entra and other SCIM clients',
    ...of('scim'),
    '## Console and API',
    ...of('console'),
    '## Warnings',
    ...warningIntroduction.map((text) => wrapped(text)),
    ...entries.filter(({ status }) => status === undefined).flatMap(section),
    '## Protocol errors',
    wrapped(protocolIntroduction),
    table(['scimType', 'Cause', 'Fix'], protocolErrors),
  ]);
}

const introduction = [
  "Every rejection has a code that never changes its meaning. In a response to Entra, it is at the end of `detail`, which Entra's provisioning logs show; the console shows it with its own text. `detail` never contains a token or anything from another directory. Each entry begins with the HTTP status and names who acts.",
  'Jede Ablehnung enthält einen Code, dessen Bedeutung sich nie ändert. In einer Antwort an Entra steht er am Ende von `detail`, das Entra in seinen Bereitstellungsprotokollen zeigt; die Konsole zeigt ihn mit eigenem Text. `detail` enthält nie ein Token und nichts aus einem anderen User Directory. Jeder Eintrag beginnt mit dem HTTP-Status und nennt die Zuständigkeit.',
];

const warningIntroduction = [
  'The request succeeded; the console shows the warning. BC-401 and BC-402 above are warnings as well where a value or a name is stored or skipped without harm.',
  'Die Anfrage war erfolgreich; die Konsole zeigt die Warnung. BC-401 und BC-402 oben sind ebenfalls Warnungen, wo ein Wert oder Name ohne Schaden gespeichert oder übergangen wird.',
];

const actors: Readonly<Record<Responsible, readonly [english: string, german: string]>> = {
  entra: ['Entra administrator', 'Entra-Administrator'],
  becard: ['Becard administrator', 'Becard-Administrator'],
  operator: ['server operator', 'Serverbetreiber'],
  developer: ['developer of the client', 'Entwickler des Clients'],
  none: ['no action', 'keine Maßnahme'],
};

function section({ code, status, isWarning, responsible }: (typeof entries)[number]): readonly string[] {
  const [inEnglish, inGerman] = [english[code], german[code]];
  const [actor, zuständig] = actors[responsible];
  const [details, einzelheiten] = errorDetails[code] ?? [];
  const answered = status === undefined ? '2xx' : `${status}${isWarning === true ? ' or warning' : ''}`;
  return [
    `### ${code}`,
    list([
      `**${answered}** (${actor}): ${inEnglish.cause} *Fix*: ${inEnglish.fix}${detailsOf(details)}`,
      `**Deutsch** (${zuständig}): ${inGerman.cause} *Lösung*: ${inGerman.fix}${detailsOf(einzelheiten)}`,
      ...(hasProgramText(code) ? [forPrograms(code)] : []),
    ]),
  ];
}

function forPrograms(code: ErrorCode): string {
  const { title, nextStep } = programTextOf(code);
  return `**API**: ${title} *Next step*: ${nextStep}`;
}

function detailsOf(text: string | undefined): string {
  return text === undefined ? '' : ` *Details*: ${text}`;
}

const protocolIntroduction =
  'A request that violates a rule of SCIM gets the `scimType` of RFC 7644 §3.12 (or RFC 9865 for cursors). `detail` names the attribute, the sent value and the accepted values. Nothing of such a request is stored.';

const protocolErrors: readonly (readonly string[])[] = [
  ['`invalidSyntax`', 'not JSON, or not the message expected here', 'developers: compare with RFC 7644'],
  ['`mutability`', 'change or removal of a read-only or required attribute', 'remove that mapping row'],
  ['`noTarget`', 'the path of a PATCH matches nothing', 'developers: see [PATCH](protocol.md#patch)'],
  ['`invalidCursor`, `expiredCursor`, `invalidCount`', 'invalid or expired page request', 'begin the list again'],
  ['`tooMany`', 'more values or operations than accepted', 'send or request less'],
  ['`invalidVers`', 'another version of the protocol', 'use version 2.0'],
];
