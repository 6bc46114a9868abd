// The session of a setup link's holder, whose page has the rights of that link.

import { createContext, use } from 'react';
import type { GuestSession } from '../../../src/http/api/contract.ts';

/** Undefined on the pages of administrators. */
export const SetupLinkContext = createContext<GuestSession | undefined>(undefined);

export function useSetupLinkId(): string | undefined {
  return use(SetupLinkContext)?.linkId;
}
