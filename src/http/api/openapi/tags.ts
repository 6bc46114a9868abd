// The nouns of the API, under which the document lists its operations.

import type { Route } from '../route.ts';
import { administratorRoutes } from '../routes/administrators.ts';
import { auditRoutes } from '../routes/audit.ts';
import { directoryRoutes } from '../routes/directories.ts';
import { eventRoutes } from '../routes/events.ts';
import { groupRoutes } from '../routes/groups.ts';
import { logRoutes } from '../routes/log.ts';
import { mappingRoutes } from '../routes/mapping.ts';
import { massDeprovisioningRoutes } from '../routes/mass-deprovisioning.ts';
import { rehearsalRoutes } from '../routes/rehearsals.ts';
import { schemaRoutes } from '../routes/schemas.ts';
import { searchRoutes } from '../routes/search.ts';
import { setupLinkRoutes } from '../routes/setup-links.ts';
import { systemRoutes } from '../routes/system.ts';
import { tokenRoutes } from '../routes/tokens.ts';
import { userRoutes } from '../routes/users.ts';
import { webhookRoutes } from '../routes/webhooks.ts';

export interface Tag {
  readonly name: string;
  readonly description: string;
}

interface Noun extends Tag {
  readonly routes: Readonly<Record<string, Route>>;
}

const nouns: readonly Noun[] = [
  {
    name: 'User Directories',
    description: 'The users and groups of one company, with the switches of their connection to Microsoft Entra.',
    routes: directoryRoutes,
  },
  { name: 'Users', description: 'The users that Microsoft Entra provisions.', routes: userRoutes },
  { name: 'Groups', description: 'Groups and their members.', routes: groupRoutes },
  {
    name: 'Secret Tokens',
    description: 'The bearer tokens with which Microsoft Entra authenticates.',
    routes: tokenRoutes,
  },
  {
    name: 'Setup links',
    description: 'Links that open the connection of one directory for 72 hours without an account.',
    routes: setupLinkRoutes,
  },
  { name: 'Events', description: 'Changes of users, groups and directories, in their order.', routes: eventRoutes },
  { name: 'Webhooks', description: 'Addresses to which events are sent, and each delivery.', routes: webhookRoutes },
  { name: 'Provisioning log', description: 'Each SCIM request with its response.', routes: logRoutes },
  {
    name: 'Mass deprovisioning',
    description: 'Unusually many deactivated or deleted users within one hour, and the decision about them.',
    routes: massDeprovisioningRoutes,
  },
  {
    name: 'Attribute mapping',
    description: 'The attributes that arrive, and those that no schema describes.',
    routes: mappingRoutes,
  },
  { name: 'Custom schemas', description: 'Attributes and resource types of one directory.', routes: schemaRoutes },
  { name: 'Test runs', description: 'A simulated Microsoft Entra provisions a directory.', routes: rehearsalRoutes },
  { name: 'Search', description: 'One search over everything.', routes: searchRoutes },
  {
    name: 'Administrators',
    description: 'Who signs in to the console, and with which role.',
    routes: administratorRoutes,
  },
  { name: 'Audit log', description: 'Every administrative action.', routes: auditRoutes },
  { name: 'System', description: 'The installation and the server that answers.', routes: systemRoutes },
];

/** The nouns in the order of the document. */
export const tags: readonly Tag[] = nouns.map(({ name, description }) => ({ name, description }));

const names = new Map(nouns.flatMap(({ name, routes }) => Object.values(routes).map((route) => [route, name])));

/** The noun that a route belongs to. */
export function tagOf(route: Route): string {
  const name = names.get(route);
  if (name === undefined) throw new Error(`No tag has the route ${route.method} ${route.path}.`);
  return name;
}
