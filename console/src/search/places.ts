// The pages that the search offers: those of the open directory, and those that the rights of the administrator allow.

import type { LinkProps } from '@tanstack/react-router';
import type { Right } from '../../../src/http/api/session/contract.ts';
import type { MessageId } from '../locales/words.ts';

export interface Place {
  readonly label: MessageId;
  readonly link: LinkProps;
}

const ofDirectory = [
  ['nav.users', '/d/$directoryId/users'],
  ['nav.groups', '/d/$directoryId/groups'],
  ['nav.log', '/d/$directoryId/log'],
  ['nav.interface', '/d/$directoryId/interface'],
  ['nav.mapping', '/d/$directoryId/mapping'],
  ['guide.title', '/d/$directoryId/guide'],
  ['schemas.title', '/d/$directoryId/schemas'],
  ['nav.rehearsal', '/d/$directoryId/rehearsal'],
  ['nav.settings', '/d/$directoryId/settings'],
] as const satisfies readonly (readonly [MessageId, string])[];

const ofInstallation = [
  ['directories.title', '/directories', 'read'],
  ['administrators.title', '/installation/administrators', 'audit'],
  ['developers.title', '/installation/developers', 'audit'],
  ['audit.title', '/installation/audit', 'audit'],
  ['retention.title', '/installation/retention', 'audit'],
  ['system.title', '/installation/system', 'operate'],
  ['account.title', '/account', 'read'],
] as const satisfies readonly (readonly [MessageId, string, Right])[];

/** In the order of the side bars. */
export function placesFor(directoryId: string | undefined, rights: readonly Right[]): readonly Place[] {
  const inside = ofDirectory.map(([label, to]) => ({ label, link: { to, params: { directoryId } } as LinkProps }));
  const outside = ofInstallation.filter(([, , right]) => rights.includes(right));
  return [
    ...(directoryId === undefined ? [] : inside),
    ...outside.map(([label, to]) => ({ label, link: { to } as LinkProps })),
  ];
}
