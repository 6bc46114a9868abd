// What the signed-in person may change. The server decides; the screens only do not offer what it would refuse.

import { useQuery } from '@tanstack/react-query';
import type { ConsoleRole } from '../../../src/http/console/contract.ts';
import { sessionQuery } from '../api/session.ts';

const administering: readonly ConsoleRole[] = ['owner', 'administrator'];

const editing: readonly ConsoleRole[] = [...administering, 'editor'];

/** Whether people may be restored. */
export function useCanEdit(): boolean {
  return useHasRole(editing);
}

/** Whether directories, switches and tokens may be changed. */
export function useCanAdminister(): boolean {
  return useHasRole(administering);
}

function useHasRole(roles: readonly ConsoleRole[]): boolean {
  const session = useQuery(sessionQuery);
  const role = session.data?.administrator?.role;
  return role !== undefined && roles.includes(role);
}
