// Changes of API keys; each reads the list again.

import type { CreatedApiKey } from '../../../src/http/api/schemas/api-keys.ts';
import { apiKeysQuery, changeApiKey, createApiKey, revokeApiKey } from '../api/api-keys.ts';
import { useChange } from '../parts/change.ts';

/** The lifetimes on offer in days, the default first; 0 means no end. */
export const lifetimes = [365, 180, 90, 30, 0] as const;

const rereads = [apiKeysQuery.queryKey];

export function useKeyCreation(onDone: (created: CreatedApiKey) => void) {
  return useChange(createApiKey, { rereads, onDone });
}

export function useKeyChange(id: string, onDone: () => void) {
  return useChange(changeApiKey(id), { rereads, onDone });
}

export function useKeyRevocation(onDone: () => void) {
  return useChange(revokeApiKey, { rereads, onDone });
}
