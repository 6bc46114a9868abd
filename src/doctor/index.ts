// Everything that an operator has to know, as findings: for `becard doctor` and for the System page of a running server.

import { type Config, publicUrlOf } from '../config.ts';
import { type BackupTimes, type Finding, lastBackup, type RetentionClock, type Store } from '../domain/index.ts';
import { findConsole } from '../find-console.ts';
import { inspectStore, type StoreLocation } from '../store/index.ts';
import { checkAddress } from './address.ts';
import { checkAuditKey } from './audit-key.ts';
import { judgeBackup } from './backup.ts';
import { checkFolder } from './folder.ts';
import { checkConsole, checkNode, checkOpenFiles, checkWorkers } from './machine.ts';
import { checkProxy } from './proxy.ts';
import { judgeRetention } from './retention.ts';
import { checkStore } from './store.ts';
import { judgeWallets } from './wallet.ts';

export { adviseOnProxy } from './proxy.ts';

/** What a store knows of its backups and its pruning. */
export interface Records {
  readonly backup?: BackupTimes;
  readonly retentionClock?: RetentionClock | undefined;
  /** The address that the server has noted. */
  readonly noted?: string | undefined;
  /** What the server of this data says of itself; "" where there is no data. */
  readonly installation?: string;
}

export interface Examined {
  readonly config: Config;
  readonly location: StoreLocation;
  /** Where the server listens; undefined: where it has noted, or as it is configured. */
  readonly ownUrl: string | undefined;
  /** Empty where there is no store that this version can read as it is; its own check says why. */
  readonly readRecords: () => Promise<Records>;
  /** Whether every page of a SQLite file is read, which takes long and blocks the process. */
  readonly readsPages: boolean;
}

/** What can be said without a configuration. */
export function examineMachine(): readonly Finding[] {
  return [checkNode(), checkOpenFiles(), checkConsole(findConsole())];
}

/** Everything else, in the order in which an operator reads it. */
export async function examineInstallation(examined: Examined): Promise<readonly Finding[]> {
  const { config, location, ownUrl, readRecords, readsPages } = examined;
  const isFile = config.databaseUrl === undefined;
  const store = await checkStore(() => inspectStore(location, readsPages), isFile);
  const { backup, retentionClock, noted, installation } = await readRecords().catch((): Records => ({}));
  const publicUrl = config.publicUrl ?? (noted?.startsWith('https:') === true ? noted : undefined);
  const listening = ownUrl ?? noted ?? publicUrlOf({ ...config, publicUrl: undefined });
  const now = Date.now();
  return [
    ...checkWorkers(config.workers),
    ...(isFile ? checkFolder(config.dataDirectory) : []),
    ...store,
    ...checkAuditKey(config),
    ...(backup === undefined ? [] : [judgeBackup(backup, now)]),
    ...judgeRetention(retentionClock, now),
    ...judgeWallets(config, publicUrl, now),
    ...checkProxy(config),
    ...(await checkAddress(publicUrl, listening, installation)),
  ];
}

interface Served extends Pick<Examined, 'config' | 'location'> {
  readonly store: Pick<Store, 'audit' | 'retention'>;
  readonly port: number;
}

/** The same of a running server, by itself: what would block its process is left out. */
export async function examineServer({ config, location, store, port }: Served): Promise<readonly Finding[]> {
  const installation = await examineInstallation({
    config,
    location,
    ownUrl: publicUrlOf({ ...config, publicUrl: undefined, port }),
    readRecords: async () => ({
      backup: await lastBackup(store.audit),
      retentionClock: await store.retention.clock(),
    }),
    readsPages: false,
  });
  return [...examineMachine(), ...installation];
}
