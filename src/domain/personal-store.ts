// The store as a person may use it who looks after the own card: that card and the user it belongs to, and how the directory's cards are made.

import type { Actor } from './actors/actor.ts';
import type { CardLinkStore } from './card-links/store.ts';
import type { CardStore } from './cards/store.ts';
import type { ResourceId } from './ids/brands.ts';
import type { ResourceReader } from './resources/store.ts';
import { withoutPersonalValues } from './restricted-store.ts';
import type { Store } from './store.ts';

type Person = Extract<Actor, { readonly kind: 'person' }>;

export function storeOfPerson(store: Store, person: Person): Store {
  const { directoryId, resourceId } = person;
  const masked = withoutPersonalValues(store);
  return {
    ...masked,
    directory: (id) => {
      const [own, none] = [store.directory(id), masked.directory(id)];
      if (id !== directoryId) return none;
      const resources = restrictResources(own.resources, none.resources, resourceId);
      const latest: CardLinkStore['latest'] = async (asked) =>
        asked === resourceId ? own.cardLinks.latest(asked) : undefined;
      const cards = restrictCards(own.cards, none.cards, resourceId);
      return { ...none, resources, cards, cardLinks: { ...none.cardLinks, latest } };
    },
    transaction: (work) => store.transaction((inner) => work(storeOfPerson(inner, person))),
  };
}

function restrictResources(own: ResourceReader, none: ResourceReader, id: ResourceId): ResourceReader {
  return { ...none, find: async (type, asked, related) => (asked === id ? own.find(type, asked, related) : undefined) };
}

function restrictCards(own: CardStore, none: CardStore, id: ResourceId): CardStore {
  const isOwn = (asked: ResourceId): boolean => asked === id;
  return {
    ...none,
    find: async (asked) => (isOwn(asked) ? own.find(asked) : undefined),
    photo: async (hash) => ((await own.find(id))?.photo === hash ? own.photo(hash) : undefined),
    setState: async (ids, state, at) => own.setState(ids.filter(isOwn), state, at),
    saveOwnValues: async (asked, values, at) => isOwn(asked) && own.saveOwnValues(asked, values, at),
    savePhoto: async (asked, photo, at) => isOwn(asked) && own.savePhoto(asked, photo, at),
    savePin: async (asked, hash, at) => isOwn(asked) && own.savePin(asked, hash, at),
  };
}
