// All routes of the API. The name of a route is its operation in the OpenAPI document.

import { administratorRoutes } from './administrators.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditRoutes } from './audit.ts';
import { directoryRoutes } from './directories.ts';
import { eventStreamRoutes } from './event-streams.ts';
import { eventRoutes } from './events.ts';
import { groupRoutes } from './groups.ts';
import { logRoutes } from './log.ts';
import { mappingRoutes } from './mapping.ts';
import { massDeprovisioningRoutes } from './mass-deprovisioning.ts';
import { rehearsalRoutes } from './rehearsals.ts';
import { schemaRoutes } from './schemas.ts';
import { searchRoutes } from './search.ts';
import { setupLinkRoutes } from './setup-links.ts';
import { systemRoutes } from './system.ts';
import { tokenRoutes } from './tokens.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

export const routes = {
  ...directoryRoutes,
  ...tokenRoutes,
  ...setupLinkRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...massDeprovisioningRoutes,
  ...eventRoutes,
  ...eventStreamRoutes,
  ...logRoutes,
  ...mappingRoutes,
  ...schemaRoutes,
  ...rehearsalRoutes,
  ...searchRoutes,
  ...administratorRoutes,
  ...apiKeyRoutes,
  ...auditRoutes,
  ...webhookRoutes,
  ...systemRoutes,
};
