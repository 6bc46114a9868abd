// The addresses at which mail programs fetch the signatures of cards.

import { createSignatureKey, findCard } from '../cards/index.ts';
import type { AuditRecord, DirectoryId, ResourceId } from '../domain/index.ts';
import { type DirectoryAddress, editing, openEnabled } from './card-scope.ts';
import { useCase } from './use-case.ts';

interface SignatureInput extends DirectoryAddress {
  readonly user: string;
}

/** Gives the key of the address, made when there is none yet. Who saw the address is on record, because no account is asked for at it. */
export const create = useCase({
  ...editing,
  parse: (input: SignatureInput) => input,
  act: async (tx, { directory: name, user }) => {
    const { store, platform, directory } = await openEnabled(tx, name);
    const { cards } = store.directory(directory.id);
    const { resourceId: target, handle, signatureKey: before } = await findCard(cards, user);
    const signatureKey = before ?? createSignatureKey(platform);
    if (before === undefined) await cards.addSignatureKey(target, signatureKey);
    return { target, directoryId: directory.id, handle, signatureKey, isNew: before === undefined };
  },
  audit: ({ isNew, ...signed }) => [recordOf(signed, isNew ? 'created' : 'shown')],
});

/** Ends the address that there is. */
export const revoke = useCase({
  ...editing,
  parse: (input: SignatureInput) => input,
  act: async (tx, { directory: name, user }) => {
    const { store, directory } = await openEnabled(tx, name);
    const { cards } = store.directory(directory.id);
    const { resourceId: target } = await findCard(cards, user);
    return { target, directoryId: directory.id, isRevoked: await cards.removeSignatureKey(target) };
  },
  audit: ({ isRevoked, ...card }) => (isRevoked ? [recordOf(card, 'revoked')] : []),
});

function recordOf(
  { directoryId, target }: { readonly directoryId: DirectoryId; readonly target: ResourceId },
  after: 'created' | 'shown' | 'revoked',
): AuditRecord {
  return { action: 'card.changed', directoryId, target, changes: [{ path: 'signatureAddress', after }] };
}
