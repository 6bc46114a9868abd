// Photos for the cards of a demonstration: drawn portraits of two thirds of the invented people, made one at a time behind the cycles.

import { type CardScope, changePhoto, photoOf } from '../../cards/index.ts';
import { actorName, type ResourceId } from '../../domain/index.ts';
import { createRandom, type Person, type Tenant } from '../../entra/index.ts';
import { createRasteriser } from '../../photos/index.ts';
import { drawPortrait } from './portrait/portrait.ts';

/** Gives photos to those who have a card and none yet. A photo that a visitor takes away does not come back before the next start. */
export type Photographer = (job: Linked, company: Tenant) => Promise<void>;

/** By object id, the users whom a job has provisioned. */
interface Linked {
  readonly links: { readonly users: ReadonlyMap<string, { readonly id: string }> };
}

const share = 2 / 3;

export function createPhotographer(scope: CardScope, signal: AbortSignal): Photographer {
  const seen = new Set<string>();
  const rasterise = createRasteriser();
  return async ({ links }, { people }) => {
    for (const person of people.values()) {
      const user = links.users.get(person.objectId)?.id;
      if (signal.aborted) return;
      if (user === undefined || seen.has(user) || !isPictured(person)) continue;
      const take = async (): Promise<Uint8Array> => scope.platform.makePhoto(await rasterise(drawPortrait(person)));
      if (await photograph(scope, user, take)) seen.add(user);
    }
  };
}

/** Whether a person has a photo; the others show their initials. */
export function isPictured({ objectId }: Pick<Person, 'objectId'>): boolean {
  return createRandom(`photo ${objectId}`).chance(share);
}

/** Whether there is a card already; the next cycle comes back to the others. */
async function photograph(
  { store, platform, directory }: CardScope,
  user: string,
  take: () => Promise<Uint8Array>,
): Promise<boolean> {
  // The answer to the request that created the user gave the id.
  const card = await store.directory(directory.id).cards.find(user as ResourceId);
  if (card === undefined) return false;
  if (card.photo !== undefined) return true;
  await changePhoto(
    { store, platform, directory },
    user,
    photoOf(platform, await take()),
    actorName({ kind: 'system' }),
  );
  return true;
}
