// The verbs on the locations of the offices on cards: add, change, remove.

import { addLocation, changeLocation, type LocationChange, removeLocation } from '../cards/index.ts';
import { type CardLocation, changesBetween } from '../domain/index.ts';
import { type DirectoryAddress, managing, openEnabled } from './card-scope.ts';
import { useCase } from './use-case.ts';

interface LocationAddress extends DirectoryAddress {
  readonly location: string;
}

export const add = useCase({
  ...managing,
  parse: (input: DirectoryAddress & LocationChange) => input,
  act: async (tx, { directory, ...change }) => {
    const scope = await openEnabled(tx, directory);
    return { location: await addLocation(scope, change), directoryId: scope.directory.id };
  },
  audit: ({ location, directoryId }) => [
    { ...nameOf(location), action: 'card_location.added', directoryId, changes: [] },
  ],
});

/** Sets the parts that are named; every card of the location has them with the next request. */
export const change = useCase({
  ...managing,
  parse: (input: LocationAddress & LocationChange) => input,
  act: async (tx, { directory, location, ...wanted }) => {
    const scope = await openEnabled(tx, directory);
    return { ...(await changeLocation(scope, location, wanted)), directoryId: scope.directory.id };
  },
  audit: ({ before, after, directoryId }) => {
    const parts = ['name', 'street', 'postalCode', 'locality', 'country', 'phone'] as const;
    const changes = changesBetween(before, after, parts);
    return changes.length === 0 ? [] : [{ ...nameOf(after), action: 'card_location.changed', directoryId, changes }];
  },
});

export const remove = useCase({
  ...managing,
  parse: (input: LocationAddress) => input,
  act: async (tx, { directory, location }) => {
    const scope = await openEnabled(tx, directory);
    return { location: await removeLocation(scope, location), directoryId: scope.directory.id };
  },
  audit: ({ location, directoryId }) => [
    { ...nameOf(location), action: 'card_location.removed', directoryId, changes: [] },
  ],
});

function nameOf({ id, name }: CardLocation) {
  return { target: id, subject: name };
}
