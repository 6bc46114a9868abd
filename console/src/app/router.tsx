// All routes of the console. Pages are loaded on demand, frames at the start.

import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { activityQuery, directoriesQuery, directoryQuery } from '../api/directories.ts';
import { groupRows } from '../api/groups.ts';
import { windowQuery } from '../api/rows.ts';
import { tokensQuery } from '../api/tokens.ts';
import { userCountsQuery, userRows } from '../api/users.ts';
import { readAuditSearch } from '../audit-log/audit-search.ts';
import { readTemplateSearch } from '../card-templates/template-search.ts';
import { readCardsSearch } from '../cards/cards-search.ts';
import { readNumbersSearch } from '../cards/numbers-search.ts';
import { readGroupSearch, readGroupsSearch } from '../groups/groups-search.ts';
import { readEntrySearch, readLogSearch } from '../log/log-search.ts';
import { readOverviewSearch } from '../overview/overview-search.ts';
import type { Search } from '../parts/address.ts';
import { lazyPage } from '../parts/code.ts';
import { readSignInSearch } from '../session/return-place.ts';
import { readSetupGuideSearch, readSetupLinkSearch } from '../setup-guide/setup-guide-search.ts';
import { readSystemSearch } from '../system/system-search.ts';
import { filterOf, readUserSearch, readUsersSearch } from '../users/users-search.ts';
import { CrashPage, FrameCrash, NotFoundPage, UnknownAddress } from './fault-pages.tsx';
import { RootFrame } from './root-frame.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: RootFrame,
  notFoundComponent: UnknownAddress,
  errorComponent: FrameCrash,
});

/** Where a page is, and its component. */
function at<Parent extends AnyRoute, const Path extends string, Name extends string>(
  parent: Parent,
  path: Path,
  load: () => Promise<Readonly<Record<Name, RouteComponent>>>,
  name: Name,
) {
  return { getParentRoute: () => parent, path, component: lazyPage(load, name) };
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  /** With one directory there is nothing to choose from. */
  beforeLoad: async ({ context: { queries } }) => {
    const [only, ...others] = await queries.ensureQueryData(directoriesQuery).catch(() => []);
    if (only === undefined || others.length > 0) throw redirect({ to: '/directories', replace: true });
    throw redirect({ to: '/d/$directoryId', params: { directoryId: only.id }, replace: true });
  },
});

const signIn = createRoute({
  ...at(root, '/sign-in', () => import('../session/sign-in-page.tsx'), 'SignInPage'),
  validateSearch: readSignInSearch,
});

const welcome = createRoute(at(root, '/welcome', () => import('../session/welcome-page.tsx'), 'WelcomePage'));

const setup = createRoute({
  ...at(root, '/setup', () => import('../setup-link/setup-link-page.tsx'), 'SetupLinkPage'),
  validateSearch: readSetupLinkSearch,
});

const myCard = createRoute(at(root, '/my-card', () => import('../my-card/my-card-page.tsx'), 'MyCardPage'));

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyPage(() => import('./frames.tsx'), 'SignedInFrame'),
  errorComponent: FrameCrash,
});

const directories = createRoute(
  at(signedIn, '/directories', () => import('../directories/directories-page.tsx'), 'DirectoriesPage'),
);

const account = createRoute(at(signedIn, '/account', () => import('../account/account-page.tsx'), 'AccountPage'));
const directory = createRoute({
  ...at(signedIn, '/d/$directoryId', () => import('./directory-frame.tsx'), 'DirectoryFrame'),
  // What the frame waits for, while its code is on its way.
  loader: ({ context: { queries }, params: { directoryId } }) => {
    void queries.prefetchQuery(directoryQuery(directoryId));
    void queries.prefetchQuery(activityQuery(directoryId));
    void queries.prefetchQuery(tokensQuery(directoryId));
  },
});

const overview = createRoute({
  ...at(directory, '/', () => import('../overview/overview-page.tsx'), 'OverviewPage'),
  validateSearch: readOverviewSearch,
});

const interfaceSettings = createRoute(
  at(
    directory,
    '/interface',
    () => import('../interface-settings/interface-settings-page.tsx'),
    'InterfaceSettingsPage',
  ),
);

const setupGuide = createRoute({
  ...at(directory, '/guide', () => import('../setup-guide/setup-guide.tsx'), 'SetupGuidePage'),
  validateSearch: readSetupGuideSearch,
});

const mapping = createRoute(at(directory, '/mapping', () => import('../mapping/mapping-page.tsx'), 'MappingPage'));
const schemas = createRoute(at(directory, '/schemas', () => import('../schemas/schemas-page.tsx'), 'SchemasPage'));
const rehearsal = createRoute(
  at(directory, '/rehearsal', () => import('../rehearsal/rehearsal-page.tsx'), 'RehearsalPage'),
);

const users = createRoute({
  ...at(directory, '/users', () => import('../users/users-page.tsx'), 'UsersPage'),
  validateSearch: readUsersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params: { directoryId }, deps }) => {
    void queries.prefetchQuery(windowQuery(userRows(directoryId, filterOf(deps, Date.now()))));
    void queries.prefetchQuery(userCountsQuery(directoryId));
  },
});

const user = createRoute({
  ...at(directory, '/users/$userId', () => import('../users/user-page.tsx'), 'UserPage'),
  validateSearch: readUserSearch,
});

const groups = createRoute({
  ...at(directory, '/groups', () => import('../groups/groups-page.tsx'), 'GroupsPage'),
  validateSearch: readGroupsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params: { directoryId }, deps }) =>
    void queries.prefetchQuery(windowQuery(groupRows(directoryId, deps))),
});

const group = createRoute({
  ...at(directory, '/groups/$groupId', () => import('../groups/group-page.tsx'), 'GroupPage'),
  validateSearch: readGroupSearch,
});

const cards = createRoute({
  ...at(directory, '/cards', () => import('../cards/cards-page.tsx'), 'CardsPage'),
  validateSearch: readCardsSearch,
});

const cardNumbers = createRoute({
  ...at(directory, '/cards/numbers', () => import('../cards/numbers-page.tsx'), 'CardNumbersPage'),
  validateSearch: readNumbersSearch,
});

const templates = createRoute(
  at(directory, '/templates', () => import('../card-templates/templates-page.tsx'), 'TemplatesPage'),
);

const locations = createRoute(
  at(directory, '/locations', () => import('../card-locations/locations-page.tsx'), 'LocationsPage'),
);

const template = createRoute({
  ...at(directory, '/templates/$templateId', () => import('../card-templates/template-page.tsx'), 'TemplatePage'),
  validateSearch: readTemplateSearch,
});

const log = createRoute({
  ...at(directory, '/log', () => import('../log/log-page.tsx'), 'LogPage'),
  validateSearch: readLogSearch,
});

const logEntry = createRoute({
  ...at(directory, '/log/$entryId', () => import('../log/entry-page.tsx'), 'EntryPage'),
  validateSearch: readEntrySearch,
});

const settings = createRoute(
  at(directory, '/settings', () => import('../directories/settings-page.tsx'), 'SettingsPage'),
);
const administration = createRoute(
  at(signedIn, '/administration', () => import('./administration-frame.tsx'), 'AdministrationFrame'),
);

const administrationHome = createRoute({
  getParentRoute: () => administration,
  path: '/',
  beforeLoad: () => redirect({ to: '/administration/administrators', replace: true, throw: true }),
});

/** The earlier address of these pages. */
const installation = createRoute({
  getParentRoute: () => root,
  path: '/installation/$',
  validateSearch: (search: Search) => search,
  beforeLoad: ({ params, location }) =>
    redirect({
      href: `/administration/${params._splat ?? ''}${location.searchStr}`,
      replace: true,
      throw: true,
    }),
});

const administrators = createRoute(
  at(
    administration,
    '/administrators',
    () => import('../administrators/administrators-page.tsx'),
    'AdministratorsPage',
  ),
);

const developers = createRoute(
  at(administration, '/developers', () => import('../developers/developers-frame.tsx'), 'DevelopersFrame'),
);

const developersHome = createRoute({
  getParentRoute: () => developers,
  path: '/',
  beforeLoad: () => redirect({ to: '/administration/developers/api', replace: true, throw: true }),
});

const developersApi = createRoute(at(developers, '/api', () => import('../developers/api-page.tsx'), 'ApiPage'));

const developersEvents = createRoute(
  at(developers, '/events', () => import('../developers/events-page.tsx'), 'EventsPage'),
);

const developersWebhooks = createRoute(
  at(developers, '/webhooks', () => import('../developers/webhooks-page.tsx'), 'WebhooksPage'),
);

const developersWebhook = createRoute(
  at(developers, '/webhooks/$webhookId', () => import('../developers/webhook-page.tsx'), 'WebhookPage'),
);

const developersStreams = createRoute(
  at(developers, '/event-streams', () => import('../developers/event-streams-page.tsx'), 'EventStreamsPage'),
);

const developersStream = createRoute(
  at(
    developers,
    '/event-streams/$directoryId/$streamId',
    () => import('../developers/event-stream-page.tsx'),
    'EventStreamPage',
  ),
);

const audit = createRoute({
  ...at(administration, '/audit', () => import('../audit-log/audit-page.tsx'), 'AuditPage'),
  validateSearch: readAuditSearch,
});

const retention = createRoute(
  at(administration, '/retention', () => import('../system/retention-page.tsx'), 'RetentionPage'),
);
const system = createRoute({
  ...at(administration, '/system', () => import('../system/system-page.tsx'), 'SystemPage'),
  validateSearch: readSystemSearch,
});

const routeTree = root.addChildren([
  home,
  signIn,
  welcome,
  setup,
  myCard,
  installation,
  signedIn.addChildren([
    directories,
    account,
    administration.addChildren([
      administrationHome,
      administrators,
      developers.addChildren([
        developersHome,
        developersApi,
        developersEvents,
        developersWebhooks,
        developersWebhook,
        developersStreams,
        developersStream,
      ]),
      audit,
      retention,
      system,
    ]),
    directory.addChildren([
      overview,
      interfaceSettings,
      setupGuide,
      mapping,
      schemas,
      rehearsal,
      users,
      user,
      cards,
      cardNumbers,
      templates,
      template,
      locations,
      groups,
      group,
      log,
      logEntry,
      settings,
    ]),
  ]),
]);

/** The console's router. It asks for the first rows of a list while the code of the list's page is still on its way. */
export function createConsoleRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    // Unknown parameters leave the address; the router would otherwise hand them to the page beside the known ones.
    search: { strict: true },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: CrashPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
