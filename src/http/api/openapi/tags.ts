// The nouns of the API, under which the document lists its operations.

import { receiverOperations } from '../receiver-operations.ts';
import type { Documented } from '../route.ts';
import { routesByNoun } from '../routes/index.ts';

export interface Tag {
  readonly name: string;
  readonly description: string;
}

const descriptions: Readonly<Record<keyof typeof routesByNoun, string>> = {
  'User Directories': 'The users and groups of one company, with the switches of their connection to Microsoft Entra.',
  Users: 'The users that Microsoft Entra provisions.',
  Cards: 'The digital business card of each active user, with its public address.',
  Groups: 'Groups and their members.',
  Events: 'Changes of users, groups and directories, in the order in which they happened.',
  Webhooks: 'Addresses to which events are sent, and each delivery.',
  'Event streams': 'Changes of a directory as signed Security Event Tokens (RFC 9967) for one receiver.',
  'Provisioning log': 'Each SCIM request with its response.',
  'Mass deprovisioning': 'Unusually many deactivated or deleted users within one hour, and the decision about them.',
  'Secret Tokens': 'The bearer tokens with which Microsoft Entra authenticates.',
  'Setup links': 'Links that open the connection of one directory for 72 hours without an account.',
  'Attribute mapping': 'The attributes that arrive, and those that no schema describes.',
  'Custom schemas': 'Attributes and resource types of one directory.',
  'Test runs': 'A simulated Microsoft Entra provisions a directory.',
  Demonstrations: 'What a simulated Microsoft Entra does in a demo directory when it is asked to.',
  Search: 'One search over everything.',
  Administrators: 'The users of the console and their roles.',
  'API keys': 'The keys with which other systems call this API.',
  'Audit log': 'Every administrative action.',
  System: 'The installation and the server that answers.',
};

/** The nouns in the order of the document. */
export const tags: readonly Tag[] = Object.entries(descriptions).map(([name, description]) => ({ name, description }));

const nouns = new Map(
  [...Object.entries(routesByNoun), ['Event streams', receiverOperations] as const].flatMap(([noun, routes]) =>
    Object.values<Documented>(routes).map((route) => [route, noun]),
  ),
);

/** The noun that a route belongs to. */
export function tagOf(route: Documented): string {
  return nouns.get(route) ?? '';
}
