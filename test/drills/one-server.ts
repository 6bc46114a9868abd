// What most drills begin with: one server, one directory and its client, which end with the block that holds them (`await using`).

import { type Client, createClient } from './client.ts';
import type { DrillDatabase } from './database.ts';
import { createDrillServer, createPlace, createTenant, type DrillServer, type Place, type Tenant } from './server.ts';

export interface OneServer extends AsyncDisposable {
  readonly place: Place;
  readonly tenant: Tenant;
  readonly server: DrillServer;
  readonly client: Client;
}

/** The server is not started yet. `environment` comes on top of what a drill needs. */
export async function openServer(
  database: DrillDatabase | undefined,
  environment: Readonly<Record<string, string>> = {},
): Promise<OneServer> {
  const place = createPlace(database?.url);
  const tenant = await createTenant(place);
  const server = await createDrillServer(place, environment);
  const client = createClient(server.url, tenant);
  return {
    ...{ place, tenant, server, client },
    [Symbol.asyncDispose]: async () => {
      client.close();
      await server.kill();
      place.remove();
    },
  };
}
