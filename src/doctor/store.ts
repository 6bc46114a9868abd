// The store: whether it answers, whether its tables fit this program, and whether what it acknowledges is kept.

import { type Finding, fault, ok, StoreUnavailable, warning } from '../domain/index.ts';
import type { Inspection } from '../store/index.ts';
import { megabytes, reasonOf } from './reason.ts';

/** `inspect` is asked once. `isFile`: the store is a file of this machine, no database server. */
export async function checkStore(
  inspect: () => Promise<Inspection | undefined>,
  isFile = true,
): Promise<readonly Finding[]> {
  try {
    const found = await inspect();
    if (found === undefined) return [warning('store.missing')];
    return [checkAnswer(found), checkMigrations(found), checkDurability(found), ...checkWeaknesses(found)];
  } catch (error) {
    const isDamage = error instanceof StoreUnavailable && error.reason === 'damaged';
    const reason = reasonOf(error);
    if (isDamage) return [fault('store.damaged', { reason })];
    return [fault(isFile ? 'store.closed' : 'store.away', { reason })];
  }
}

function checkAnswer({ kind, version, bytes, damage, isReadOnly }: Inspection): Finding {
  if (isReadOnly) return fault('store.readOnly', { kind, version });
  if (damage !== undefined) return fault('store.damaged', { reason: `${kind} ${version}: ${damage}` });
  return ok('store.ok', { kind, version, size: bytes === undefined ? '' : `, ${megabytes(bytes)}` });
}

function checkMigrations({ shape, newestShape }: Inspection): Finding {
  if (shape === newestShape) return ok('migrations.ok', { shape });
  const found = { shape, newest: newestShape };
  return shape < newestShape ? warning('migrations.old', found) : fault('migrations.new', found);
}

function checkDurability({ durability }: Inspection): Finding {
  const unsafe = durability.filter(({ isSafe }) => !isSafe);
  const settings = durability.map(({ name, value }) => `${name}=${value}`).join(', ');
  if (unsafe.length === 0) return ok('durability.ok', { settings });
  return fault('durability.unsafe', { settings, names: unsafe.map(({ name }) => name).join(', ') });
}

function checkWeaknesses({ weaknesses, version }: Inspection): readonly Finding[] {
  return weaknesses.map((weakness) => warning(`postgres.${weakness}`, { version }));
}
