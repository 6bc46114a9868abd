// `becard backup create|verify|restore`

import { basename } from 'node:path';
import type { Command } from 'commander';
import { findAuditKey } from '../audit-key.ts';
import {
  type BackupProgress,
  createBackup,
  type Header,
  type Restored,
  restoreBackup,
  verifyBackup,
} from '../backup/index.ts';
import { locationOf } from '../location.ts';
import { type Archive, fillStore, openArchive, requireStore } from '../store/index.ts';
import * as useCases from '../use-cases/index.ts';
import { printFacts } from './output.ts';
import { createProgressBar } from './progress-bar.ts';
import { pathOfFile } from './read-file.ts';
import { readVersion } from './version.ts';
import { configure, inCurrentStore, inStore, type WorkspaceOptions, withStoreOptions } from './workspace.ts';

interface BackupOptions extends WorkspaceOptions {
  readonly verbose?: true;
}

const verbose = 'print the number of rows of each table';

export function registerBackup(program: Command): void {
  const noun = program.command('backup').description('The whole store in one file');
  withStoreOptions(noun.command('create').argument('<file>').description('Write a backup; the server may be running'))
    .option('--verbose', verbose)
    .option('--json', 'print one JSON document')
    .action(create);
  withStoreOptions(
    noun
      .command('verify')
      .argument('<file>')
      .description('Verify a backup: restore it into a temporary store and compare'),
  )
    .option('--verbose', verbose)
    .option('--json', 'print one JSON document')
    .action(verify);
  withStoreOptions(noun.command('restore').argument('<file>').description('Restore a backup into an empty store'))
    .option('--verbose', verbose)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nSessions, links and the secrets of the installation are not in a backup.')
    .action(restore);
}

async function create(typed: string, options: BackupOptions): Promise<void> {
  const file = pathOfFile(typed);
  const config = configure(options);
  const location = locationOf(config);
  await requireStore(location);
  await inCurrentStore(config, ({ ctx }) => useCases.backups.begin(ctx, { file: basename(file) }));
  const created = await withBar(async (report) =>
    inArchive(await openArchive(location), (archive) =>
      createBackup(archive, { file, version: readVersion(), now: Date.now(), report, key: findAuditKey(config) }),
    ),
  );
  await inCurrentStore(config, ({ ctx }) =>
    useCases.backups.noteCreated(ctx, { id: created.id, file: basename(file), bytes: created.bytes }),
  );
  printFacts(options.json, { file, ...created }, [
    ['Result', 'written and synced'],
    ['Backup', file],
    ['ID', created.id],
    ['Created', created.createdAt],
    ['Bytes', created.bytes],
    ['SHA-256', created.sha256],
    ...rowFacts(created.rows, options),
  ]);
}

/** The proof needs no store; the one that the backup is of, where it is at hand, remembers it. */
async function verify(typed: string, options: BackupOptions): Promise<void> {
  const file = pathOfFile(typed);
  const config = configure(options);
  const verified = await withBar((report) => verifyBackup(file, report, findAuditKey(config)));
  const { header } = verified;
  await inCurrentStore(config, ({ ctx }) =>
    useCases.backups.noteVerified(ctx, { id: header.id, file: basename(file) }),
  );
  printRestored(file, verified, options, 'verified');
}

async function restore(typed: string, options: BackupOptions): Promise<void> {
  const file = pathOfFile(typed);
  const config = configure(options);
  const restored = await withBar((report) =>
    fillStore(locationOf(config), (archive) => restoreBackup(archive, file, report, findAuditKey(config))),
  );
  const { header } = restored;
  await inStore(config, ({ ctx }) => useCases.backups.noteRestored(ctx, { id: header.id, file: basename(file) }));
  printRestored(file, restored, options, 'restored');
}

function printRestored(
  file: string,
  { header: { id, createdAt, version, shape, rows }, proof }: Restored,
  options: BackupOptions,
  outcome: 'verified' | 'restored',
): void {
  const outcomes = {
    verified: 'restored into a store of its own and found equal',
    restored: 'restored and found equal',
  } as const;
  const proofs = {
    key: 'sealed by this installation',
    sums: 'its own sums alone: no seal by the key that is here',
  } as const;
  printFacts(options.json, { file, id, createdAt, version, shape, rows, [outcome]: true, proof }, [
    ['Result', outcomes[outcome]],
    ['Proof', proofs[proof]],
    ['Backup', file],
    ['ID', id],
    ['Created', createdAt],
    ...rowFacts(rows, options),
  ]);
}

function rowFacts(rows: Header['rows'], { verbose }: BackupOptions): readonly (readonly [string, number])[] {
  if (verbose !== true) return [['Rows', Object.values(rows).reduce((sum, count) => sum + count, 0)]];
  return Object.entries(rows).map(([table, count]) => [`Rows of ${table}`, count]);
}

async function withBar<Result>(work: (report: (progress: BackupProgress) => void) => Promise<Result>): Promise<Result> {
  const bar = createProgressBar();
  return work(bar.show).finally(bar.stop);
}

async function inArchive<Result>(archive: Archive, work: (archive: Archive) => Promise<Result>): Promise<Result> {
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}
