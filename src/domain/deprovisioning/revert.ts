// Restores the selected users of a mass deprovisioning: deleted ones under their old ids and into their groups, deactivated ones as active.
// Users whom Entra has restored meanwhile are left as they are, so that a revert can be repeated after an interruption.

import { member, patchOpUrn, userType } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { Context } from '../resources/context.ts';
import { type Kind, patchResource, restoreResource } from '../resources/index.ts';
import { createRegistry, parseDefinitions, userKind } from '../schemas/registry.ts';
import type { SchemaStore } from '../schemas/store.ts';
import { attributesOf } from '../users/summary.ts';
import type { DeprovisionedUser } from './burst.ts';

/** So many are written at once and share a commit. */
const atOnce = 32;

/** What one call did. A revert takes several calls, so that each response is fast and any server can continue. */
export interface RestoredPart {
  /** How many people come back, and how many of them were looked at so far. */
  readonly people: number;
  readonly done: number;
  readonly restored: number;
  readonly activated: number;
  /** Users whom Entra has created again under another id: they exist already, and the old records stay deleted. */
  readonly created: number;
}

interface Extent {
  /** How many people earlier calls have looked at. */
  readonly from: number;
  /** When to stop and leave the rest to the next call. */
  readonly budgetMs: number;
}

/** What is brought back. `settle` is called when the last person was looked at. */
export interface Restoration {
  readonly people: readonly DeprovisionedUser[];
  readonly settle: () => Promise<void>;
}

/** The caller, and the directory with its schemas. */
interface RevertContext extends Context {
  readonly store: SchemaStore;
}

/** Goes on with the people who are to come back. `context.actor` is who wanted it. */
export async function revertMassDeprovisioning(
  context: RevertContext,
  { people, settle }: Restoration,
  { from, budgetMs }: Extent,
): Promise<RestoredPart> {
  const { clock, yieldToOthers } = context.platform;
  const end = clock() + budgetMs;
  const kind = await kindOf(context);
  const outcomes: Outcome[] = [];
  let done = Math.min(from, people.length);
  while (done < people.length && (outcomes.length === 0 || clock() < end)) {
    const some = people.slice(done, done + atOnce);
    outcomes.push(...(await Promise.all(some.map((person) => bringBack(context, kind, person)))));
    done += some.length;
    await yieldToOthers();
  }
  if (done >= people.length) await settle();
  const count = (wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    people: people.length,
    done,
    restored: count('restored'),
    activated: count('activated'),
    created: count('created'),
  };
}

type Outcome = 'restored' | 'activated' | 'created' | 'unchanged';

/** The kind of a person as this directory describes it now, its own schemas included. */
async function kindOf({ store }: RevertContext): Promise<Kind> {
  const registry = createRegistry(await store.schemas.revision(), parseDefinitions(await store.schemas.text()));
  return registry.kinds.find(({ type }) => type.name === userType.name) ?? userKind;
}

async function bringBack(
  context: Context,
  kind: Kind,
  { id, wasDeleted, wasDeactivated }: DeprovisionedUser,
): Promise<Outcome> {
  const restored = wasDeleted ? await restore(context, kind, id) : 'unchanged';
  if (restored === 'created' || !wasDeactivated) return restored;
  return (await activate(context, kind, id)) && restored === 'unchanged' ? 'activated' : restored;
}

async function restore(context: Context, kind: Kind, id: ResourceId): Promise<Outcome> {
  if ((await context.store.resources.find(userType.name, id, false)) !== undefined) return 'unchanged';
  try {
    await restoreResource(context, kind, id, 'user.restored');
    return 'restored';
  } catch (error) {
    if (error instanceof Failure && error.code === 'BC-301') return 'created';
    // Restored by another administrator meanwhile, or no longer kept.
    if (error instanceof Failure && error.code === 'BC-904') return 'unchanged';
    throw error;
  }
}

async function activate(context: Context, kind: Kind, id: ResourceId): Promise<boolean> {
  const person = await context.store.resources.find(userType.name, id, false);
  if (person === undefined || member(attributesOf(person), 'active') !== false) return false;
  const body = { schemas: [patchOpUrn], Operations: [{ op: 'replace', path: 'active', value: true }] };
  return (await patchResource(context, kind, id, body, undefined)).isChanged;
}
