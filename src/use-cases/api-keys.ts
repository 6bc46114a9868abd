// The verbs on API keys: create, change, revoke. A key may do them with the scope `admin`, and grants nothing that it does not have itself.

import {
  type ApiKeyPatch,
  changeApiKey,
  checkApiKey,
  createApiKey,
  isLonger,
  requirePassword,
  revokeApiKey,
} from '../domain/index.ts';
import { apiKeyRecord, tokenChanges } from './records.ts';
import { useCase } from './use-case.ts';

/** Makes a key and gives its secret, this once. */
export const create = useCase({
  right: 'administer',
  scope: 'admin',
  needsPassword: true,
  parse: checkApiKey,
  act: createApiKey,
  audit: ({ key }) => [apiKeyRecord('api_key.created', key)],
});

/** Gives a key another name or another end. */
export const change = useCase({
  right: 'administer',
  scope: 'admin',
  parse: (input: { readonly key: string } & ApiKeyPatch) => input,
  act: async (tx, { key: id, ...patch }) => {
    const changed = await changeApiKey(tx, id, patch);
    // More time for a secret is a secret handed out.
    if (isLonger(changed.before, changed.key)) requirePassword(tx.actor, tx.platform);
    return changed;
  },
  audit: ({ before, key }) => {
    const changes = tokenChanges(before, key);
    return changes.length === 0 ? [] : [{ ...apiKeyRecord('api_key.changed', key), changes }];
  },
});

/** Ends a key; the next request with it is refused. */
export const revoke = useCase({
  right: 'administer',
  scope: 'admin',
  parse: (input: { readonly key: string }) => input,
  act: (tx, { key }) => revokeApiKey(tx, key),
  audit: (key) => [apiKeyRecord('api_key.revoked', key)],
});
