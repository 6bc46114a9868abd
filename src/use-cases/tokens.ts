// The verbs on Secret Tokens: create, change, revoke. The holder of a setup link may do them too, with the tokens of that link.

import {
  actorName,
  changeToken,
  createToken,
  isLonger,
  requirePassword,
  revokeToken,
  type TokenId,
  type TokenPatch,
  type TokenRequest,
  type TokenScope,
} from '../domain/index.ts';
import { openDirectory, type UseCaseContext } from './context.ts';
import { tokenChanges, tokenRecord } from './records.ts';
import { useCase } from './use-case.ts';

/** Where a token is: both ids as the caller wrote them. */
interface TokenAddress {
  readonly directory: string;
  readonly token: string;
}

/** Makes a token and gives its secret, this once. */
export const create = useCase({
  right: 'connect',
  scope: 'tokens:write',
  needsPassword: true,
  parse: (input: { readonly directory: string } & Omit<TokenRequest, 'createdBy'>) => input,
  act: async (tx, { directory, ...request }) =>
    createToken(await scopeOf(tx, directory), { ...request, createdBy: actorName(tx.actor) }),
  audit: ({ token, replaced }) => [
    tokenRecord('token.created', token),
    ...replaced.map((ended) => tokenRecord('token.revoked', ended)),
  ],
});

/** Gives a token another name or another end. */
export const change = useCase({
  right: 'connect',
  scope: 'tokens:write',
  parse: (input: TokenAddress & TokenPatch) => ({ ...input, token: toTokenId(input.token) }),
  act: async (tx, { directory, token: id, ...patch }) => {
    const changed = await changeToken(await scopeOf(tx, directory), id, patch);
    // More time for a secret is a secret handed out.
    if (isLonger(changed.before, changed.token)) requirePassword(tx.actor, tx.platform);
    return changed;
  },
  audit: ({ before, token }) => {
    const changes = tokenChanges(before, token);
    return changes.length === 0 ? [] : [{ ...tokenRecord('token.changed', token), changes }];
  },
});

/** Ends a token; the next request with it is refused. */
export const revoke = useCase({
  right: 'connect',
  scope: 'tokens:write',
  parse: ({ directory, token }: TokenAddress) => ({ directory, token: toTokenId(token) }),
  act: async (tx, { directory, token }) => revokeToken(await scopeOf(tx, directory), token),
  audit: (token) => [tokenRecord('token.revoked', token)],
});

async function scopeOf(tx: UseCaseContext, directory: string): Promise<TokenScope> {
  const { id } = await openDirectory(tx, directory);
  const setupLinkId = tx.actor.kind === 'setup-link' ? tx.actor.id : undefined;
  return { directoryId: id, store: tx.store.directory(id), platform: tx.platform, setupLinkId };
}

// Any text may be asked for as an id; the store says whether there is one.
function toTokenId(text: string): TokenId {
  return text as TokenId;
}
