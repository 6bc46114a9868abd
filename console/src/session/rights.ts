// Who uses the page, an administrator or the holder of a setup link, with which rights and for which directory. Screens offer only
// permitted actions.

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, use } from 'react';
import type { Right, SetupLinkSession } from '../../../src/http/api/session/contract.ts';
import { sessionQuery } from '../api/session.ts';

/** The rights that the server lists in the session. */
export function useRights(): readonly Right[] {
  const guest = use(SetupLinkContext);
  const session = useQuery({ ...sessionQuery, enabled: guest === undefined });
  return (guest ?? session.data)?.rights ?? [];
}

export function useHasRight(right: Right): boolean {
  return useRights().includes(right);
}

/** Undefined on the pages of administrators. */
export const SetupLinkContext = createContext<SetupLinkSession | undefined>(undefined);

/** The directory of the page, from its address or from the setup link; empty on a page without one. */
export function useDirectoryId(): string {
  const { directoryId = '' } = useParams({ strict: false });
  return use(SetupLinkContext)?.directoryId ?? directoryId;
}

export function useSetupLinkId(): string | undefined {
  return use(SetupLinkContext)?.linkId;
}
