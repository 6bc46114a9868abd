// The API as commands use it: by the routes of a remote server, or by the same routes within the process on the store of this machine.
// A command is written once and does not know which.

import type { Command } from 'commander';
import { type Config, retentionOf } from '../config.ts';
import { examineServer } from '../doctor/index.ts';
import { cursorSecretOf, feedTagOf } from '../domain/index.ts';
import {
  type Api,
  type ApiParts,
  createFeedStreams,
  createLiveFeed,
  createLocalApi,
  createRateLimit,
  logDelayMs,
} from '../http/index.ts';
import { createDemonstrations, createRehearsals } from '../jobs/index.ts';
import { locationOf } from '../location.ts';
import { createRemoteApi } from './remote-api.ts';
import { resolveDirectory } from './resolve-directory.ts';
import { remoteServerOf, worksRemotely } from './server.ts';
import { readVersion } from './version.ts';
import { configure, inStore, localVerb, type StoreUse, type Workspace, type WorkspaceOptions } from './workspace.ts';

/** Adds a command that works by the API. `usage`: "create <email>". */
export function verb(noun: Command, usage: string, description: string): Command {
  return worksRemotely(localVerb(noun, usage, description));
}

/** Works with the API, of this machine or of the server that is named. */
export async function inApi<Result>(
  options: WorkspaceOptions,
  work: (api: Api) => Promise<Result>,
  use: StoreUse = {},
): Promise<Result> {
  const server = remoteServerOf(options);
  if (server !== undefined) return work(createRemoteApi(server));
  const config = configure(options);
  return inStore(
    config,
    async (workspace) => work(createLocalApi(await partsOf(config, workspace), workspace.ctx)),
    use,
  );
}

/** The same for a command on one directory, which is named by its id or its name. */
export function inDirectory<Result>(
  options: WorkspaceOptions,
  idOrName: string,
  work: (api: Api, directory: string) => Promise<Result>,
  use: StoreUse = {},
): Promise<Result> {
  return inApi(options, async (api) => work(api, await resolveDirectory(api, idOrName)), use);
}

/** What the routes are made of in a process that is no server: the same store, and no requests to report of. */
async function partsOf(config: Config, { store, platform, ctx }: Workspace): Promise<ApiParts> {
  const { auditKey, publicUrl, targets } = ctx;
  const reportError = (error: unknown): never => {
    throw error;
  };
  const rehearse = (): Promise<never> => Promise.reject(new Error('A command rehearses nothing'));
  const rehearsals = createRehearsals({ store, platform, reportError, rehearse });
  const demonstrations = createDemonstrations({ reportError, letUsersLeave: rehearse });
  return {
    store,
    platform,
    auditKey,
    publicUrl,
    targets,
    // The router limits requests; here there are none.
    rateLimit: createRateLimit(0),
    version: readVersion(),
    language: config.defaultLanguage,
    rehearsals,
    demonstrations,
    live: createLiveFeed({ store, platform, publicUrl, rehearsals, reportError }),
    feedStreams: createFeedStreams(),
    feedTag: feedTagOf(platform, await cursorSecretOf(store, platform)),
    installation: {
      retention: retentionOf(config),
      queuedLines: () => 0,
      logDelayMs,
      traffic: () => [],
      examine: () => examineServer({ config, store, location: locationOf(config), port: config.port }),
    },
    reportError,
  };
}
