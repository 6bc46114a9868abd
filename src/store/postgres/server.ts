// Checks of a database server before anything is stored in it: that it keeps what it has confirmed, and that it compares text as we do.

import type { Weakness } from '../inspection.ts';
import { StoreSetupError } from '../setup-error.ts';
import type { Connection } from './connection.ts';

export interface ServerSettings {
  readonly versionNumber: number;
  readonly encoding: string;
  /** Of fsync, full_page_writes and synchronous_commit, those that the server has. */
  readonly durability: ReadonlyMap<string, string>;
  /** Whether this session may only read, as on a standby. */
  readonly isReadOnly: boolean;
  /** Whether the user passes by the policies of tables, as a superuser does. */
  readonly bypassesPolicies: boolean;
}

const oldestVersion = 150_000;

const settings = `
  SELECT name, setting FROM pg_settings
  WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding', 'server_version_num', 'transaction_read_only')`;
const bypasses =
  'SELECT CASE WHEN rolsuper OR rolbypassrls THEN 1 ELSE 0 END AS bypasses FROM pg_roles WHERE rolname = current_user';

export async function readServerSettings(connection: Connection): Promise<ServerSettings> {
  const [{ rows }, role] = await Promise.all([
    connection.query<{ name: string; setting: string }>(settings),
    connection.query<{ bypasses: number }>(bypasses),
  ]);
  const {
    server_encoding: encoding,
    server_version_num: version,
    transaction_read_only: readOnly,
    ...durability
  } = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  return {
    versionNumber: Number(version ?? 0),
    encoding: encoding ?? 'UTF8',
    durability: new Map(Object.entries(durability)),
    isReadOnly: readOnly === 'on',
    bypassesPolicies: role.rows[0]?.bypasses === 1,
  };
}

/** Refuses a server that may lose what it has confirmed, or that cannot hold every text. Gives sentences for the operator about the rest. */
export function checkServer(server: ServerSettings): readonly string[] {
  const off = [...server.durability].filter(([, setting]) => setting === 'off').map(([name]) => name);
  if (off.length > 0) {
    throw new StoreSetupError(
      `The database runs with ${off.map((name) => `${name} = off`).join(', ')}: what it has confirmed could be lost. ` +
        `Switch ${off.length === 1 ? 'it' : 'them'} on in postgresql.conf and reload or restart the database.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new StoreSetupError(
      `The database has the encoding ${server.encoding} and Becard needs UTF8. Create it with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0`,
    );
  }
  return weaknessesOf(server).map((weakness) => sentences[weakness](server));
}

const sentences: Readonly<Record<Weakness, (server: ServerSettings) => string>> = {
  old: ({ versionNumber }) =>
    `The database server is older than PostgreSQL 15 (${versionNumber}): Becard is not tested with it.`,
  superuser: () =>
    'The database user is a superuser or bypasses row-level security, so the database does not separate the directories itself. Use a plain user that owns the database.',
};

export function weaknessesOf({ versionNumber, bypassesPolicies }: ServerSettings): readonly Weakness[] {
  return [
    ...(versionNumber < oldestVersion ? (['old'] as const) : []),
    ...(bypassesPolicies ? (['superuser'] as const) : []),
  ];
}
