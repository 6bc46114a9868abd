// What the signed-in person may change. The server decides; the screens only do not offer what it would refuse.

import { useQuery } from '@tanstack/react-query';
import type { ConsoleRole } from '../../../src/http/console/contract.ts';
import { sessionQuery } from '../api/session.ts';
import { useSetupLinkId } from './setup-link.ts';

const owning: readonly ConsoleRole[] = ['owner'];

const administering: readonly ConsoleRole[] = ['owner', 'administrator'];

const editing: readonly ConsoleRole[] = [...administering, 'editor'];

/** Whether people may be restored and exported. */
export function useCanEdit(): boolean {
  return useHasRole(editing);
}

/** Whether directories, switches and tokens may be changed. */
export function useCanAdminister(): boolean {
  return useHasRole(administering);
}

const auditing: readonly ConsoleRole[] = [...administering, 'auditor'];

/** Whether the audit log, the administrators and how long things are kept may be seen. */
export function useCanAudit(): boolean {
  return useHasRole(auditing);
}

/** Whether somebody decides on administrators. */
export function useIsOwner(): boolean {
  return useHasRole(owning);
}

function useHasRole(roles: readonly ConsoleRole[]): boolean {
  const setupLinkId = useSetupLinkId();
  const session = useQuery({ ...sessionQuery, enabled: setupLinkId === undefined });
  const role = session.data?.administrator?.role;
  return role !== undefined && roles.includes(role);
}

/** Whether switches and Secret Tokens may be changed: by administrators, and by the guest of a setup link in its directory. */
export function useCanConnect(): boolean {
  const canAdminister = useCanAdminister();
  return useSetupLinkId() !== undefined || canAdminister;
}
