// The pages that the search offers: those of the side bars, and the few that are not in one.

import type { LinkProps } from '@tanstack/react-router';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Right } from '../../../src/http/api/session/contract.ts';
import type { MessageId } from '../locales/words.ts';
import { administrationPlaces, directoryPlaces, isOffered } from '../session/places.ts';

export interface FoundPlace {
  readonly label: MessageId;
  /** The heading above it in the side bar. */
  readonly group?: MessageId;
  readonly link: LinkProps;
}

type Here = Pick<Directory, 'id' | 'testing' | 'demonstration'>;

/** Those of the open directory come first. */
export function placesFor(directory: Here | undefined, rights: readonly Right[]): readonly FoundPlace[] {
  return [
    ...(directory === undefined ? [] : insideOf(directory, rights)),
    { label: 'directories.title', link: { to: '/directories' } },
    ...administrationPlaces.flatMap(({ title, places }) =>
      places
        .filter((place) => isOffered(place, rights))
        .map(({ label, to }): FoundPlace => ({ label, group: title, link: { to } })),
    ),
    { label: 'account.title', link: { to: '/account' } },
  ];
}

function insideOf(directory: Here, rights: readonly Right[]): readonly FoundPlace[] {
  const params = { directoryId: directory.id };
  const pages = directoryPlaces.flatMap(({ places, ...group }) =>
    places
      .filter((place) => isOffered(place, rights, directory))
      .map(
        ({ label, to }): FoundPlace => ({
          label,
          ...('title' in group ? { group: group.title } : {}),
          link: { to, params },
        }),
      ),
  );
  return [...pages, { label: 'guide.title', group: 'nav.provisioning', link: { to: '/d/$directoryId/guide', params } }];
}
