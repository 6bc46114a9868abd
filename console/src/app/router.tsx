// All routes of the console. Pages are loaded on demand, frames at the start.

import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { groupRows } from '../api/groups.ts';
import { windowQuery } from '../api/rows.ts';
import { userRows } from '../api/users.ts';
import { readAuditSearch } from '../audit-log/audit-search.ts';
import { readGroupSearch, readGroupsSearch } from '../groups/groups-search.ts';
import { readEntrySearch, readLogSearch } from '../log/log-search.ts';
import { readSignInSearch } from '../session/return-place.ts';
import { readSetupGuideSearch, readSetupLinkSearch } from '../setup-guide/setup-guide-search.ts';
import { readUserSearch, readUsersSearch } from '../users/users-search.ts';
import { CrashPage, NotFoundPage } from './fault-pages.tsx';
import { RootFrame, SignedInFrame } from './frames.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: RootFrame,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

/** A page below a frame, or a frame itself. Pages that read more of their address are spelled out. */
function page<Parent extends AnyRoute, const Path extends string, Name extends string>(
  parent: Parent,
  path: Path,
  load: () => Promise<Readonly<Record<Name, RouteComponent>>>,
  name: Name,
) {
  return createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load, name) });
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => redirect({ to: '/directories', replace: true, throw: true }),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../session/sign-in-page.tsx'), 'SignInPage'),
});

const welcome = page(root, '/welcome', () => import('../session/welcome-page.tsx'), 'WelcomePage');

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: readSetupLinkSearch,
  component: lazyRouteComponent(() => import('../setup-link/setup-link-page.tsx'), 'SetupLinkPage'),
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInFrame });

const directories = page(
  signedIn,
  '/directories',
  () => import('../directories/directories-page.tsx'),
  'DirectoriesPage',
);

const account = page(signedIn, '/account', () => import('../account/account-page.tsx'), 'AccountPage');
const directory = page(signedIn, '/d/$directoryId', () => import('./directory-frame.tsx'), 'DirectoryFrame');

const directoryHome = createRoute({
  getParentRoute: () => directory,
  path: '/',
  beforeLoad: ({ params }) => redirect({ to: '/d/$directoryId/interface', params, replace: true, throw: true }),
});

const interfaceSettings = page(
  directory,
  '/interface',
  () => import('../interface-settings/interface-settings-page.tsx'),
  'InterfaceSettingsPage',
);

const setupGuide = createRoute({
  getParentRoute: () => directory,
  path: '/guide',
  validateSearch: readSetupGuideSearch,
  component: lazyRouteComponent(() => import('../setup-guide/setup-guide.tsx'), 'SetupGuidePage'),
});

const mapping = page(directory, '/mapping', () => import('../mapping/mapping-page.tsx'), 'MappingPage');
const schemas = page(directory, '/schemas', () => import('../schemas/schemas-page.tsx'), 'SchemasPage');
const rehearsal = page(directory, '/rehearsal', () => import('../rehearsal/rehearsal-page.tsx'), 'RehearsalPage');

const users = createRoute({
  getParentRoute: () => directory,
  path: '/users',
  validateSearch: readUsersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params: { directoryId }, deps }) =>
    void queries.prefetchQuery(windowQuery(userRows(directoryId, deps))),
  component: lazyRouteComponent(() => import('../users/users-page.tsx'), 'UsersPage'),
});

const user = createRoute({
  getParentRoute: () => directory,
  path: '/users/$userId',
  validateSearch: readUserSearch,
  component: lazyRouteComponent(() => import('../users/user-page.tsx'), 'UserPage'),
});

const groups = createRoute({
  getParentRoute: () => directory,
  path: '/groups',
  validateSearch: readGroupsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params: { directoryId }, deps }) =>
    void queries.prefetchQuery(windowQuery(groupRows(directoryId, deps))),
  component: lazyRouteComponent(() => import('../groups/groups-page.tsx'), 'GroupsPage'),
});

const group = createRoute({
  getParentRoute: () => directory,
  path: '/groups/$groupId',
  validateSearch: readGroupSearch,
  component: lazyRouteComponent(() => import('../groups/group-page.tsx'), 'GroupPage'),
});

const log = createRoute({
  getParentRoute: () => directory,
  path: '/log',
  validateSearch: readLogSearch,
  component: lazyRouteComponent(() => import('../log/log-page.tsx'), 'LogPage'),
});

const logEntry = createRoute({
  getParentRoute: () => directory,
  path: '/log/$entryId',
  validateSearch: readEntrySearch,
  component: lazyRouteComponent(() => import('../log/entry-page.tsx'), 'EntryPage'),
});

const settings = page(directory, '/settings', () => import('../directories/settings-page.tsx'), 'SettingsPage');
const installation = page(signedIn, '/installation', () => import('./installation-frame.tsx'), 'InstallationFrame');

const installationHome = createRoute({
  getParentRoute: () => installation,
  path: '/',
  beforeLoad: () => redirect({ to: '/installation/administrators', replace: true, throw: true }),
});

const administrators = page(
  installation,
  '/administrators',
  () => import('../administrators/administrators-page.tsx'),
  'AdministratorsPage',
);

const developers = createRoute({
  getParentRoute: () => installation,
  path: '/developers',
  component: lazyRouteComponent(() => import('../developers/developers-frame.tsx'), 'DevelopersFrame'),
});

const developersHome = createRoute({
  getParentRoute: () => developers,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/installation/developers/api', replace: true });
  },
});

const developersApi = createRoute({
  getParentRoute: () => developers,
  path: '/api',
  component: lazyRouteComponent(() => import('../developers/api-page.tsx'), 'ApiPage'),
});

const developersEvents = createRoute({
  getParentRoute: () => developers,
  path: '/events',
  component: lazyRouteComponent(() => import('../developers/events-page.tsx'), 'EventsPage'),
});

const developersWebhooks = createRoute({
  getParentRoute: () => developers,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../developers/webhooks-page.tsx'), 'WebhooksPage'),
});

const developersWebhook = createRoute({
  getParentRoute: () => developers,
  path: '/webhooks/$webhookId',
  component: lazyRouteComponent(() => import('../developers/webhook-page.tsx'), 'WebhookPage'),
});

const audit = createRoute({
  getParentRoute: () => installation,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../audit-log/audit-page.tsx'), 'AuditPage'),
});

const retention = page(installation, '/retention', () => import('../system/retention-page.tsx'), 'RetentionPage');
const system = page(installation, '/system', () => import('../system/system-page.tsx'), 'SystemPage');

const routeTree = root.addChildren([
  home,
  signIn,
  welcome,
  setup,
  signedIn.addChildren([
    directories,
    account,
    installation.addChildren([
      installationHome,
      administrators,
      developers.addChildren([developersHome, developersApi, developersEvents, developersWebhooks, developersWebhook]),
      audit,
      retention,
      system,
    ]),
    directory.addChildren([
      directoryHome,
      interfaceSettings,
      setupGuide,
      mapping,
      schemas,
      rehearsal,
      users,
      user,
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
