// What docs/errors.md adds to the texts of the console: limits, commands and settings, in English and in German.

import type { ErrorCode } from '../../src/domain/index.ts';

export const errorDetails: Partial<Record<ErrorCode, readonly [english: string, german: string]>> = {
  'BC-301': [
    '`userName` of a user, or `displayName` of a group together with its `externalId`.',
    '`userName` einer Person oder `displayName` einer Gruppe zusammen mit ihrer `externalId`.',
  ],
  'BC-401': [
    '`scimType` is `invalidValue`; `detail` names the attribute and the value. As a warning, the value is stored as sent (`jana@`).',
    '`scimType` ist `invalidValue`; `detail` nennt Attribut und Wert. Als Warnung wird der Wert wie gesendet gespeichert (`jana@`).',
  ],
  'BC-402': ['`scimType` is `invalidPath`.', '`scimType` ist `invalidPath`.'],
  'BC-403': [
    '`scimType` is `invalidFilter`; `detail` names the position (RFC 7644 §3.4.2.2).',
    '`scimType` ist `invalidFilter`; `detail` nennt die Stelle (RFC 7644 §3.4.2.2).',
  ],
  'BC-404': [
    '`scimType` names the rule: see [below](#protocol-errors).',
    '`scimType` nennt die Regel: siehe [unten](#protocol-errors).',
  ],
  'BC-405': ['Entra does not send `If-Match`.', 'Entra sendet kein `If-Match`.'],
  'BC-415': ['RFC 7644 §4.', 'RFC 7644 §4.'],
  'BC-416': ['At most 256 KiB as JSON, without members.', 'Höchstens 256 KiB als JSON, ohne Mitglieder.'],
  'BC-501': [
    'Too many requests per second in the directory, too many passwords set at the same time, or too many sorted or unindexed lists at the same time. Other clients wait as `Retry-After` says. The server operator can raise `BECARD_RATE_LIMIT`.',
    'Zu viele Anfragen pro Sekunde im User Directory, zu viele Passwörter gleichzeitig oder zu viele sortierte oder nicht indizierte Listen gleichzeitig. Andere Clients warten gemäß `Retry-After`. Der Serverbetreiber kann `BECARD_RATE_LIMIT` erhöhen.',
  ],
  'BC-502': [
    'More than 20 in a minute: token missing, unknown, removed, expired or of another directory, or a switch off.',
    'Mehr als 20 in einer Minute: Token fehlt, ist unbekannt, entfernt, abgelaufen oder von einem anderen User Directory, oder ein Schalter ist aus.',
  ],
  'BC-503': [
    'On the command line: `becard deprovisioning show`, `revert` and `acknowledge`.',
    'Auf der Befehlszeile: `becard deprovisioning show`, `revert` und `acknowledge`.',
  ],
  'BC-602': [
    'It is busy, its disk is full, or it is unreachable.',
    'Sie ist ausgelastet, der Datenträger ist voll, oder sie ist nicht erreichbar.',
  ],
  'BC-603': ['`BECARD_AUDIT_KEY_FILE` works as well.', 'Auch mit `BECARD_AUDIT_KEY_FILE`.'],
  'BC-604': [
    'A page of the database is damaged, or the disk fails. Other requests are served.',
    'Eine Seite der Datenbank ist beschädigt, oder der Datenträger fällt aus. Andere Anfragen werden bedient.',
  ],
  'BC-902': [
    'The server operator runs `becard admin reset EMAIL`.',
    'Der Serverbetreiber verwendet `becard admin reset EMAIL`.',
  ],
  'BC-903': [
    'Requests from another site are rejected with this code too.',
    'Auch Anfragen von einer anderen Website werden mit diesem Code abgelehnt.',
  ],
  'BC-905': [
    'For example, two Secret Tokens are active already: remove one first, or replace both.',
    'Zum Beispiel sind bereits zwei Secret Token aktiv: Entfernen Sie zuerst eines, oder ersetzen Sie beide.',
  ],
  'BC-907': [
    'The server operator runs `becard admin create` or `reset`.',
    'Der Serverbetreiber verwendet `becard admin create` oder `reset`.',
  ],
  'BC-909': [
    'The last entry must not be older than ten minutes.',
    'Die letzte Eingabe darf höchstens zehn Minuten zurückliegen.',
  ],
  'BC-911': [
    'Resources contain data of it, or another schema refers to it. Optional attributes can be added.',
    'Ressourcen enthalten Daten davon, oder ein anderes Schema verweist darauf. Optionale Attribute können hinzugefügt werden.',
  ],
  'BC-912': [
    'One of the 10,000 most common, also with a few characters around it or repeated.',
    'Eines der 10.000 häufigsten, auch mit wenigen Zeichen davor oder dahinter oder wiederholt.',
  ],
  'BC-920': [
    'A page without live updates polls every 15 seconds.',
    'Eine Seite ohne Live-Aktualisierung aktualisiert sich alle 15 Sekunden.',
  ],
  'BC-921': [
    'It is unknown, was revoked, or is older than 72 hours.',
    'Er ist unbekannt, wurde widerrufen oder ist älter als 72 Stunden.',
  ],
  'BC-926': [
    'It is unknown, was revoked or replaced by another one, has expired, or the user is inactive.',
    'Er ist unbekannt, wurde widerrufen oder durch einen anderen ersetzt, ist abgelaufen, oder die Person ist inaktiv.',
  ],
};
