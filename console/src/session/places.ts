// The pages that the side bar offers, in groups, each with the right that opens it.

import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Right } from '../../../src/http/api/session/contract.ts';
import type { MessageId } from '../locales/words.ts';
import type { IconName } from '../theme/icons.tsx';

export interface Place {
  readonly to: string;
  readonly label: MessageId;
  readonly icon: IconName;
  readonly right: Right;
}

interface PlaceGroup {
  /** None for the landing page. */
  readonly title?: MessageId;
  readonly places: readonly Place[];
}

/** The pages of one directory. */
export const directoryPlaces = [
  { places: [{ to: '/d/$directoryId', label: 'overview.title', icon: 'overview', right: 'read' }] },
  {
    title: 'nav.usersAndGroups',
    places: [
      { to: '/d/$directoryId/users', label: 'nav.users', icon: 'people', right: 'read' },
      { to: '/d/$directoryId/groups', label: 'nav.groups', icon: 'groups', right: 'read' },
      { to: '/d/$directoryId/cards', label: 'cards.title', icon: 'card', right: 'read' },
      { to: '/d/$directoryId/templates', label: 'templates.title', icon: 'template', right: 'read' },
      { to: '/d/$directoryId/locations', label: 'locations.title', icon: 'building', right: 'read' },
    ],
  },
  {
    title: 'nav.provisioning',
    places: [
      { to: '/d/$directoryId/log', label: 'nav.log', icon: 'log', right: 'observe' },
      { to: '/d/$directoryId/interface', label: 'nav.interface', icon: 'plug', right: 'observe' },
      { to: '/d/$directoryId/mapping', label: 'nav.mapping', icon: 'mapping', right: 'read' },
      { to: '/d/$directoryId/rehearsal', label: 'nav.rehearsal', icon: 'rehearsal', right: 'read' },
    ],
  },
  {
    title: 'nav.settings',
    places: [
      { to: '/d/$directoryId/settings', label: 'nav.general', icon: 'settings', right: 'read' },
      { to: '/d/$directoryId/schemas', label: 'schemas.title', icon: 'schema', right: 'read' },
    ],
  },
] as const satisfies readonly PlaceGroup[];

/** The pages about all directories and the server. */
export const administrationPlaces = [
  {
    title: 'nav.access',
    places: [
      { to: '/administration/administrators', label: 'administrators.title', icon: 'key', right: 'audit' },
      { to: '/administration/developers', label: 'developers.title', icon: 'code', right: 'audit' },
    ],
  },
  {
    title: 'nav.records',
    places: [
      { to: '/administration/audit', label: 'audit.title', icon: 'shield', right: 'audit' },
      { to: '/administration/retention', label: 'retention.title', icon: 'clock', right: 'audit' },
    ],
  },
  {
    title: 'nav.server',
    places: [{ to: '/administration/system', label: 'system.title', icon: 'server', right: 'operate' }],
  },
] as const satisfies readonly PlaceGroup[];

/** Whether the rights open a page. Only directories that were created for it are filled with invented users. */
export function isOffered(
  { to, right }: Place,
  rights: readonly Right[],
  directory?: Pick<Directory, 'testing' | 'demonstration'>,
): boolean {
  const canRehearse = directory?.testing === true || directory?.demonstration === true;
  return rights.includes(right) && (canRehearse || to !== '/d/$directoryId/rehearsal');
}
