// The verbs on links to cards. An editor hands them out and revokes them; their holders open them.

import { readUserCard } from '../cards/index.ts';
import {
  type AuditRecord,
  actorName,
  type CardLink,
  type CardLinkScope,
  cardLinkDays,
  createCardLink,
  Failure,
  personActor,
  type ResourceId,
  requireCardLink,
  revokeCardLink,
} from '../domain/index.ts';
import { formatDateTime } from '../scim/index.ts';
import { type DirectoryAddress, editing, openEnabled } from './card-scope.ts';
import type { UseCaseContext } from './context.ts';
import { useCase } from './use-case.ts';

interface CardAddress extends DirectoryAddress {
  /** The id of the user. */
  readonly card: string;
}

/** Makes a link and gives its secret, this once. The link that there was ends. */
export const create = useCase({
  ...editing,
  parse: ({ days = cardLinkDays.usual, ...address }: CardAddress & { readonly days?: number }) => {
    const isPossible = Number.isInteger(days) && days >= 1 && days <= cardLinkDays.most;
    if (!isPossible) throw new Failure('BC-906', { reason: 'cardLinkDays', most: cardLinkDays.most });
    return { ...address, days };
  },
  act: async (tx, { days, ...address }) => {
    const { scope, resourceId } = await openCard(tx, address);
    return createCardLink(scope, { resourceId, days, createdBy: actorName(tx.actor) });
  },
  audit: ({ link }) => [linkRecord('created', link)],
});

/** Ends the link to a card. */
export const revoke = useCase({
  ...editing,
  parse: (address: CardAddress) => address,
  act: async (tx, address) => {
    const { scope, resourceId } = await openCard(tx, address);
    return revokeCardLink(scope, resourceId);
  },
  audit: (link) => [linkRecord('revoked', link)],
});

/** Lets the holder of a link in. The first time is on record. */
export const open = useCase({
  right: 'public',
  scope: undefined,
  parse: (input: { readonly secret: string }) => input,
  act: ({ store, platform }, { secret }) => requireCardLink(store, platform, secret),
  audit: (link) => (link.lastUsedAt === undefined ? [linkRecord('opened', link)] : []),
  nameCaller: (link) => actorName(personActor(link)),
});

/** Refuses a user without a card. */
async function openCard(
  tx: UseCaseContext,
  { directory: name, card }: CardAddress,
): Promise<{ readonly scope: CardLinkScope; readonly resourceId: ResourceId }> {
  const opened = await openEnabled(tx, name);
  const read = await readUserCard(opened, card, undefined);
  const { store, platform, directory } = opened;
  const scope = { directoryId: directory.id, store: store.directory(directory.id), platform };
  return { scope, resourceId: read.card.resourceId };
}

function linkRecord(act: 'created' | 'revoked' | 'opened', link: CardLink): AuditRecord {
  const { directoryId, resourceId: target, expiresAt } = link;
  const changes = act === 'created' ? [{ path: 'expiresAt', after: formatDateTime(expiresAt) }] : [];
  return { action: `card_link.${act}`, directoryId, target, changes };
}
