// Every type of event with a sentence and an example, in the order in which they are listed.

import type { DirectoryId, EventId, ResourceId } from '../ids/brands.ts';
import { type AttributeChange, type EventType, eventTypes } from './event.ts';
import { type PublicEvent, presentFeedEvent } from './public-event.ts';

export interface EventTypeEntry {
  readonly type: EventType;
  readonly en: string;
  readonly de: string;
  readonly example: PublicEvent;
}

interface Sample {
  readonly en: string;
  readonly de: string;
  readonly about?: keyof typeof subjects;
  readonly actor?: string;
  readonly changes?: readonly AttributeChange[];
}

const subjects = {
  user: { id: '019ab3c5-d642-7eb6-9a06-0e54bf8d6928', name: 'Jana Weber' },
  card: { id: '019ab3c5-d642-7eb6-9a06-0e54bf8d6928', name: 'Jana Weber' },
  group: { id: '019ab3c5-e001-7b2c-8f3d-5a1b9c7d2e4f', name: 'Sales' },
  resource: { id: '019ab3c5-e6d2-7c41-b5a9-2f8e1d3c4b5a', name: 'Berlin office' },
  directory: { id: 'ud_9Xk2mQ7vLp4s', name: 'Contoso' },
  token: { id: 'tok_4Tq8Zr1yWn6c', name: 'Entra' },
  event_stream: { id: 'str_7Hd2Kx9pRb5t', name: 'https://receiver.example' },
} as const;

const entra = 'tok_4Tq8Zr1yWn6c';
const administrator = 'adm_019ab3c4-1f00-7d3e-a1b2-c3d4e5f60718';
const facts = (values: Readonly<Record<string, string | number>>): readonly AttributeChange[] =>
  Object.entries(values).map(([path, after]) => ({ path, after }));
const member: AttributeChange = { path: 'members', after: subjects.user.id };

const samples: Readonly<Record<EventType, Sample>> = {
  'user.created': { en: 'A user was created.', de: 'Ein Benutzer wurde angelegt.' },
  'user.updated': {
    en: 'Attributes of a user were changed.',
    de: 'Attribute eines Benutzers wurden geändert.',
    changes: [{ path: 'title', before: 'Engineer', after: 'Head of Engineering' }],
  },
  'user.deactivated': {
    en: 'A user was deactivated: active is false.',
    de: 'Ein Benutzer wurde deaktiviert: active ist false.',
    changes: [{ path: 'active', before: true, after: false }],
  },
  'user.reactivated': {
    en: 'A deactivated user was activated again.',
    de: 'Ein deaktivierter Benutzer wurde wieder aktiviert.',
    changes: [{ path: 'active', before: false, after: true }],
  },
  'user.deleted': { en: 'A user was deleted.', de: 'Ein Benutzer wurde gelöscht.' },
  'user.restored': {
    en: 'A deleted user was restored.',
    de: 'Ein gelöschter Benutzer wurde wiederhergestellt.',
    actor: administrator,
  },
  'group.created': { en: 'A group was created.', de: 'Eine Gruppe wurde angelegt.' },
  'group.updated': {
    en: 'Attributes of a group were changed.',
    de: 'Attribute einer Gruppe wurden geändert.',
    changes: [{ path: 'displayName', before: 'Sales EMEA', after: 'Sales' }],
  },
  'group.deleted': { en: 'A group was deleted.', de: 'Eine Gruppe wurde gelöscht.' },
  'group.member_added': {
    en: 'Members were added to a group.',
    de: 'Einer Gruppe wurden Mitglieder hinzugefügt.',
    changes: [member],
  },
  'group.member_removed': {
    en: 'Members were removed from a group.',
    de: 'Mitglieder wurden aus einer Gruppe entfernt.',
    changes: [{ path: 'members', before: subjects.user.id }],
  },
  'resource.created': {
    en: 'A resource of a custom type was created.',
    de: 'Eine Ressource eines eigenen Typs wurde angelegt.',
  },
  'resource.updated': {
    en: 'Attributes of a resource of a custom type were changed.',
    de: 'Attribute einer Ressource eines eigenen Typs wurden geändert.',
    changes: [{ path: 'floor', before: 3, after: 4 }],
  },
  'resource.deleted': {
    en: 'A resource of a custom type was deleted.',
    de: 'Eine Ressource eines eigenen Typs wurde gelöscht.',
  },
  'card.created': {
    en: 'A user has a card.',
    de: 'Ein Benutzer hat eine Visitenkarte.',
    actor: 'system',
    changes: facts({ handle: 'k3Jx9QvT2aB', state: 'published' }),
  },
  'card.updated': {
    en: 'Fields of a card that visitors see were changed: by Entra, by a template or by hand. Their values are not part of the event.',
    de: 'Felder einer Visitenkarte, die Besucher sehen, wurden geändert: durch Entra, eine Vorlage oder von Hand. Die Werte sind nicht Teil des Ereignisses.',
    actor: 'system',
    changes: [{ path: 'position' }, { path: 'department' }],
  },
  'card.published': {
    en: 'A card was published, or its user is active again.',
    de: 'Eine Visitenkarte wurde veröffentlicht, oder ihr Benutzer ist wieder aktiv.',
    actor: 'system',
    changes: [{ path: 'state', before: 'draft', after: 'published' }],
  },
  'card.paused': {
    en: 'A card was paused, or taken back to a draft: visitors find no card.',
    de: 'Eine Visitenkarte wurde pausiert oder wieder zum Entwurf: Besucher finden keine Karte.',
    actor: 'system',
    changes: [{ path: 'state', before: 'published', after: 'paused' }],
  },
  'card.ended': {
    en: 'The user of a card is inactive or deleted: visitors see that the card is not active any more.',
    de: 'Der Benutzer einer Visitenkarte ist inaktiv oder gelöscht: Besucher sehen, dass die Karte nicht mehr aktiv ist.',
    actor: 'system',
    changes: [{ path: 'active', before: true, after: false }],
  },
  'directory.connected': {
    en: 'Entra began to send requests: the first time, or after a silence.',
    de: 'Entra sendet Anfragen: zum ersten Mal oder nach einer Pause.',
    actor: 'system',
    changes: facts({ lastRequestAt: '2026-03-09T08:00:00.000Z' }),
  },
  'directory.silent': {
    en: 'Entra has sent no request for two hours, the time of three cycles.',
    de: 'Entra hat seit zwei Stunden, also drei Zyklen, keine Anfrage gesendet.',
    actor: 'system',
    changes: facts({ lastRequestAt: '2026-03-09T06:00:00.000Z' }),
  },
  'directory.mapping_warning': {
    en: 'A mapping warning appeared that the directory did not have before.',
    de: 'Eine Zuordnungswarnung ist erschienen, die es im Verzeichnis noch nicht gab.',
    actor: 'system',
    changes: facts({ code: 'BC-310' }),
  },
  'directory.mass_change': {
    en: 'Unusually many users were deactivated or deleted within an hour.',
    de: 'Ungewöhnlich viele Benutzer wurden innerhalb einer Stunde deaktiviert oder gelöscht.',
    actor: 'system',
    changes: facts({ since: '2026-03-09T07:12:00.000Z', deactivated: 214, deleted: 0, threshold: 96 }),
  },
  'token.created': {
    en: 'A Secret Token was created. Its secret is not part of the event.',
    de: 'Ein Secret Token wurde erstellt. Das Geheimnis ist nicht Teil des Ereignisses.',
    actor: administrator,
    changes: facts({ expiresAt: '2027-03-09T08:00:00.000Z' }),
  },
  'token.revoked': {
    en: 'A Secret Token was revoked.',
    de: 'Ein Secret Token wurde widerrufen.',
    actor: administrator,
  },
  'token.expiring': {
    en: 'A Secret Token expires in 30, 7 or 1 days or fewer. Sent once for each of these.',
    de: 'Ein Secret Token läuft in höchstens 30, 7 oder 1 Tagen ab. Wird je Frist einmal gesendet.',
    actor: 'system',
    changes: facts({ expiresAt: '2026-03-16T08:00:00.000Z', days: 7 }),
  },
  'webhook.test': {
    en: 'A test that an administrator sent to an endpoint.',
    de: 'Ein Test, den ein Administrator an einen Endpunkt gesendet hat.',
    about: 'directory',
    actor: administrator,
  },
  'event_stream.test': {
    en: 'A verification event that an administrator sent to an event stream.',
    de: 'Ein Prüfereignis, das ein Administrator an einen Ereignisstrom gesendet hat.',
    actor: administrator,
  },
};

export const eventCatalogue: readonly EventTypeEntry[] = eventTypes.map((type, at) => {
  const { en, de, about, actor = entra, changes = [] } = samples[type];
  // The part before the dot names what the event is about.
  const { id, name } = subjects[about ?? (type.slice(0, type.indexOf('.')) as keyof typeof subjects)];
  const event = {
    id: `evt_019ab3c5d6427eb69a060e54bf8d69${(at + 16).toString(16)}` as EventId,
    type,
    at: Date.UTC(2026, 2, 9, 8),
    actor,
    resourceId: id as ResourceId,
    subject: name,
    changes,
  };
  const directoryId = subjects.directory.id as string as DirectoryId;
  return { type, en, de, example: presentFeedEvent({ position: at + 1, directoryId, event }) };
});
