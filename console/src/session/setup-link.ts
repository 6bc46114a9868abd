// Whether the page belongs to the holder of a setup link, who has the rights of that link and not those of a role.

import { createContext, use } from 'react';

/** The id of the setup link; undefined on the pages of administrators. */
export const SetupLinkContext = createContext<string | undefined>(undefined);

export function useSetupLinkId(): string | undefined {
  return use(SetupLinkContext);
}
