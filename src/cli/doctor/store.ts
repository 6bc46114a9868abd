// The store: whether it answers, whether its tables fit this program, and whether what it acknowledges is kept.

import { StoreUnavailable } from '../../domain/index.ts';
import type { Inspection } from '../../store/index.ts';
import { type Finding, fault, ok, reasonOf, warning } from './finding.ts';

const restoreBackup =
  'Stop Becard and restore the last verified backup: becard backup restore FILE --data EMPTY-FOLDER.';

/** `inspect` is asked once. `isFile`: the store is a file of this machine, no database server. */
export async function checkStore(
  inspect: () => Promise<Inspection | undefined>,
  isFile = true,
): Promise<readonly Finding[]> {
  try {
    const found = await inspect();
    if (found === undefined)
      return [warning('Store', 'there is none yet', 'becard serve creates it at its first start.')];
    return [checkAnswer(found), checkMigrations(found), checkDurability(found), ...checkWeaknesses(found)];
  } catch (error) {
    const isDamage = error instanceof StoreUnavailable && error.reason === 'damaged';
    return [fault('Store', reasonOf(error), isDamage ? restoreBackup : accessAdvice(isFile))];
  }
}

function accessAdvice(isFile: boolean): string {
  return isFile
    ? 'Check that this user may read and write the files in the data folder, or choose another folder with --data.'
    : 'Check that the database is running and that this user has access.';
}

function checkAnswer({ kind, version, bytes, damage, isReadOnly }: Inspection): Finding {
  const size = bytes === undefined ? '' : `, ${megabytes(bytes)}`;
  if (isReadOnly) {
    const next =
      'Use the primary, not a standby, in BECARD_DATABASE_URL, and check that default_transaction_read_only is off for this user.';
    return fault('Store', `${kind} ${version} can only be read: every change is answered 503`, next);
  }
  if (damage === undefined) return ok('Store', `${kind} ${version}${size}`);
  return fault('Store', `${kind} ${version} is damaged: ${damage}`, restoreBackup);
}

function checkMigrations({ shape, newestShape }: Inspection): Finding {
  const found = `tables of shape ${shape}, this version knows ${newestShape}`;
  if (shape === newestShape) return ok('Migrations', `up to date (${shape})`);
  if (shape < newestShape)
    return warning('Migrations', found, 'becard serve brings them up to date. Take a backup first.');
  return fault(
    'Migrations',
    found,
    'A newer version of Becard has used this store. Start that version or a newer one.',
  );
}

function checkDurability({ durability }: Inspection): Finding {
  const unsafe = durability.filter(({ isSafe }) => !isSafe);
  const found = durability.map(({ name, value }) => `${name}=${value}`).join(', ');
  if (unsafe.length === 0) return ok('Durability', found);
  const names = unsafe.map(({ name }) => name).join(', ');
  return fault('Durability', found, `Acknowledged writes may be lost in a crash. Correct: ${names}.`);
}

function checkWeaknesses({ kind, weaknesses }: Inspection): readonly Finding[] {
  return weaknesses.map((sentence) => warning(kind, sentence, 'See docs/postgresql.md.'));
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
