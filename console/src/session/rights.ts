// Who uses the page, an administrator or the holder of a setup link, and with which rights. Screens offer only permitted actions.

import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { ConsoleRight, GuestSession } from '../../../src/http/api/contract.ts';
import { sessionQuery } from '../api/session.ts';

/** The rights are those that the server lists in the session. */
export function useHasRight(right: ConsoleRight): boolean {
  const guest = use(SetupLinkContext);
  const session = useQuery({ ...sessionQuery, enabled: guest === undefined });
  return (guest ?? session.data)?.rights?.includes(right) ?? false;
}

/** Undefined on the pages of administrators. */
export const SetupLinkContext = createContext<GuestSession | undefined>(undefined);

export function useSetupLinkId(): string | undefined {
  return use(SetupLinkContext)?.linkId;
}
