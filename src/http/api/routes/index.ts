// All routes of the API by the noun under which the OpenAPI document lists them. The name of a route is its operation there.

import { administratorRoutes } from './administrators.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditRoutes } from './audit.ts';
import { cardAssignmentRoutes } from './card-assignment.ts';
import { cardChangeRoutes } from './card-changes.ts';
import { cardDraftRoutes } from './card-drafts.ts';
import { cardFileRoutes } from './card-files.ts';
import { cardLinkRoutes } from './card-links.ts';
import { cardListRoutes } from './card-list.ts';
import { cardLocationRoutes } from './card-locations.ts';
import { cardLogoRoutes } from './card-logos.ts';
import { cardNumberRoutes } from './card-numbers.ts';
import { cardPhotoRoutes } from './card-photos.ts';
import { cardPinRoutes } from './card-pins.ts';
import { cardTemplateRoutes } from './card-templates.ts';
import { cardRoutes } from './cards.ts';
import { demonstrationRoutes } from './demonstrations.ts';
import { directoryRoutes } from './directories.ts';
import { eventStreamRoutes } from './event-streams.ts';
import { eventRoutes } from './events.ts';
import { groupRoutes } from './groups.ts';
import { logRoutes } from './log.ts';
import { mappingRoutes } from './mapping.ts';
import { massDeprovisioningRoutes } from './mass-deprovisioning.ts';
import { overviewRoutes } from './overview.ts';
import { rehearsalRoutes } from './rehearsals.ts';
import { savedViewRoutes } from './saved-views.ts';
import { schemaRoutes } from './schemas.ts';
import { searchRoutes } from './search.ts';
import { setupLinkRoutes } from './setup-links.ts';
import { signatureAddressRoutes } from './signature-addresses.ts';
import { signatureRoutes } from './signatures.ts';
import { systemRoutes } from './system.ts';
import { tokenRoutes } from './tokens.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

/** The nouns in the order of the document. */
export const routesByNoun = {
  'User Directories': { ...directoryRoutes, ...overviewRoutes },
  Users: { ...userRoutes, ...savedViewRoutes },
  Cards: {
    ...cardRoutes,
    ...cardListRoutes,
    ...cardChangeRoutes,
    ...cardDraftRoutes,
    ...cardFileRoutes,
    ...cardNumberRoutes,
    ...cardPhotoRoutes,
    ...cardPinRoutes,
    ...cardTemplateRoutes,
    ...cardAssignmentRoutes,
    ...cardLogoRoutes,
    ...cardLocationRoutes,
    ...signatureRoutes,
    ...signatureAddressRoutes,
    ...cardLinkRoutes,
  },
  Groups: groupRoutes,
  Events: eventRoutes,
  Webhooks: webhookRoutes,
  'Event streams': eventStreamRoutes,
  'Provisioning log': logRoutes,
  'Mass deprovisioning': massDeprovisioningRoutes,
  'Secret Tokens': tokenRoutes,
  'Setup links': setupLinkRoutes,
  'Attribute mapping': mappingRoutes,
  'Custom schemas': schemaRoutes,
  'Test runs': rehearsalRoutes,
  Demonstrations: demonstrationRoutes,
  Search: searchRoutes,
  Administrators: administratorRoutes,
  'API keys': apiKeyRoutes,
  'Audit log': auditRoutes,
  System: systemRoutes,
};
type ByNoun = typeof routesByNoun;
type NameOf<Each> = Each extends Each ? keyof Each : never;
type RouteOf<Each, Name> = Each extends Each ? (Name extends keyof Each ? Each[Name] : never) : never;

type Routes = { readonly [Name in NameOf<ByNoun[keyof ByNoun]>]: RouteOf<ByNoun[keyof ByNoun], Name> };

export const routes = all(routesByNoun);

/** What has been put together has the members of its parts. */
function all(parts: ByNoun): Routes {
  return Object.assign({}, ...Object.values(parts)) as Routes;
}
