// All routes of the console. Pages are loaded on demand, frames at the start.

import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { groupRows } from '../api/groups.ts';
import { windowQuery } from '../api/rows.ts';
import { userRows } from '../api/users.ts';
import { readAuditSearch } from '../audit-log/audit-search.ts';
import { filterOfGroups, readGroupSearch, readGroupsSearch } from '../groups/groups-search.ts';
import { readEntrySearch, readLogSearch } from '../log/log-search.ts';
import { readSignInSearch } from '../session/return-place.ts';
import { readSetupGuideSearch } from '../setup-guide/setup-guide-search.ts';
import { readSetupLinkSearch } from '../setup-link/setup-link-search.ts';
import { filterOf, readUserSearch, readUsersSearch } from '../users/users-search.ts';
import { CrashPage, NotFoundPage } from './fault-pages.tsx';
import { RootFrame } from './root-frame.tsx';
import { SignedInFrame } from './signed-in-frame.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: RootFrame,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/directories', replace: true });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../session/sign-in-page.tsx'), 'SignInPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../session/welcome-page.tsx'), 'WelcomePage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: readSetupLinkSearch,
  component: lazyRouteComponent(() => import('../setup-link/setup-link-page.tsx'), 'SetupLinkPage'),
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInFrame });

const directories = createRoute({
  getParentRoute: () => signedIn,
  path: '/directories',
  component: lazyRouteComponent(() => import('../directories/directories-page.tsx'), 'DirectoriesPage'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
});

const directory = createRoute({
  getParentRoute: () => signedIn,
  path: '/d/$directoryId',
  component: lazyRouteComponent(() => import('./directory-frame.tsx'), 'DirectoryFrame'),
});

const directoryHome = createRoute({
  getParentRoute: () => directory,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/d/$directoryId/interface', params, replace: true });
  },
});

const interfaceSettings = createRoute({
  getParentRoute: () => directory,
  path: '/interface',
  component: lazyRouteComponent(
    () => import('../interface-settings/interface-settings-page.tsx'),
    'InterfaceSettingsPage',
  ),
});

const setupGuide = createRoute({
  getParentRoute: () => directory,
  path: '/guide',
  validateSearch: readSetupGuideSearch,
  component: lazyRouteComponent(() => import('../setup-guide/setup-guide.tsx'), 'SetupGuidePage'),
});

const mapping = createRoute({
  getParentRoute: () => directory,
  path: '/mapping',
  component: lazyRouteComponent(() => import('../mapping/mapping-page.tsx'), 'MappingPage'),
});

const schemas = createRoute({
  getParentRoute: () => directory,
  path: '/schemas',
  component: lazyRouteComponent(() => import('../schemas/schemas-page.tsx'), 'SchemasPage'),
});

const rehearsal = createRoute({
  getParentRoute: () => directory,
  path: '/rehearsal',
  component: lazyRouteComponent(() => import('../rehearsal/rehearsal-page.tsx'), 'RehearsalPage'),
});

const users = createRoute({
  getParentRoute: () => directory,
  path: '/users',
  validateSearch: readUsersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params: { directoryId }, deps }) =>
    void queries.prefetchQuery(windowQuery(userRows(directoryId, filterOf(deps)))),
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
    void queries.prefetchQuery(windowQuery(groupRows(directoryId, filterOfGroups(deps)))),
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

const settings = createRoute({
  getParentRoute: () => directory,
  path: '/settings',
  component: lazyRouteComponent(() => import('../directories/settings-page.tsx'), 'SettingsPage'),
});

const installation = createRoute({
  getParentRoute: () => signedIn,
  path: '/installation',
  component: lazyRouteComponent(() => import('./installation-frame.tsx'), 'InstallationFrame'),
});

const installationHome = createRoute({
  getParentRoute: () => installation,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/installation/administrators', replace: true });
  },
});

const administrators = createRoute({
  getParentRoute: () => installation,
  path: '/administrators',
  component: lazyRouteComponent(() => import('../administrators/administrators-page.tsx'), 'AdministratorsPage'),
});

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

const audit = createRoute({
  getParentRoute: () => installation,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../audit-log/audit-page.tsx'), 'AuditPage'),
});

const retention = createRoute({
  getParentRoute: () => installation,
  path: '/retention',
  component: lazyRouteComponent(() => import('../system/retention-page.tsx'), 'RetentionPage'),
});

const system = createRoute({
  getParentRoute: () => installation,
  path: '/system',
  component: lazyRouteComponent(() => import('../system/system-page.tsx'), 'SystemPage'),
});

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
      developers.addChildren([developersHome, developersApi]),
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
