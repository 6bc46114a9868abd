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
} from '../domain/index.ts';
import { directoryScope } from './context.ts';
import { tokenChanges, tokenRecord } from './records.ts';
import { useCase } from './use-case.ts';

/** Where a token is: both ids as the caller wrote them. */
interface TokenAddress {
  readonly directory: string;
  readonly token: string;
}

const writing = { right: 'connect', scope: 'tokens:write' } as const;

/** Makes a token and gives its secret, this once. */
export const create = useCase({
  ...writing,
  needsPassword: true,
  parse: (input: { readonly directory: string } & Omit<TokenRequest, 'createdBy'>) => input,
  act: async (tx, { directory, ...request }) =>
    createToken(await directoryScope(tx, directory), { ...request, createdBy: actorName(tx.actor) }),
  audit: ({ token, replaced }) => [
    tokenRecord('token.created', token),
    ...replaced.map((ended) => tokenRecord('token.revoked', ended)),
  ],
});

/** Gives a token another name or another end. */
export const change = useCase({
  ...writing,
  parse: (input: TokenAddress & TokenPatch) => ({ ...input, token: toTokenId(input.token) }),
  act: async (tx, { directory, token: id, ...patch }) => {
    const changed = await changeToken(await directoryScope(tx, directory), id, patch);
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
  ...writing,
  parse: ({ directory, token }: TokenAddress) => ({ directory, token: toTokenId(token) }),
  act: async (tx, { directory, token }) => revokeToken(await directoryScope(tx, directory), token),
  audit: (token) => [tokenRecord('token.revoked', token)],
});

// Any text may be asked for as an id; the store says whether there is one.
function toTokenId(text: string): TokenId {
  return text as TokenId;
}
