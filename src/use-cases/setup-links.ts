// The verbs on setup links. An administrator creates, renews and revokes them; their holders open them and ask for more time.

import {
  actorName,
  changeSetupLink,
  changesBetween,
  createSetupLink,
  findLink,
  parseLinkName,
  renewSetupLink,
  requestSetupLink,
  requireSetupLink,
  revokeSetupLink,
  type SetupLink,
  type SetupLinkId,
  setupLinkActor,
} from '../domain/index.ts';
import { directoryScope } from './context.ts';
import { setupLinkRecord, tokenRecord } from './records.ts';
import { useCase } from './use-case.ts';

interface LinkAddress {
  readonly directory: string;
  readonly link: string;
}

const writing = { right: 'administer', scope: 'tokens:write' } as const;

/** Makes a link and gives its secret, this once. */
export const create = useCase({
  ...writing,
  needsPassword: true,
  parse: (input: { readonly directory: string; readonly name: string }) => ({
    ...input,
    name: parseLinkName(input.name),
  }),
  act: async (tx, { directory, name }) =>
    createSetupLink(await directoryScope(tx, directory), { name, createdBy: actorName(tx.actor) }),
  audit: ({ link }) => [setupLinkRecord('setup_link.created', link)],
});

/** Lets a link in for another three days. */
export const renew = useCase({
  ...writing,
  needsPassword: true,
  parse: parseAddress,
  act: async (tx, { directory, link }) => renewSetupLink(await directoryScope(tx, directory), link),
  audit: (link) => [setupLinkRecord('setup_link.renewed', link)],
});

/** Gives a link another name: in the list of links and for its holder's actions from now on in the audit log. */
export const rename = useCase({
  ...writing,
  parse: ({ name, ...address }: LinkAddress & { readonly name: string }) => ({
    ...parseAddress(address),
    name: parseLinkName(name),
  }),
  act: async (tx, { directory, link: id, name }) => {
    const scope = await directoryScope(tx, directory);
    const before = await findLink(scope, id);
    return { before, link: await changeSetupLink(scope, before, { name }) };
  },
  audit: ({ before, link }) => {
    const changes = changesBetween(before, link, ['name']);
    return changes.length === 0 ? [] : [{ ...setupLinkRecord('setup_link.renamed', link), changes }];
  },
});

/** Ends a link, and the tokens made with it unless they are to be kept. */
export const revoke = useCase({
  ...writing,
  parse: ({ keepTokens = false, ...address }: LinkAddress & { readonly keepTokens?: boolean }) => ({
    ...parseAddress(address),
    keepTokens,
  }),
  act: async (tx, { directory, link, keepTokens }) =>
    revokeSetupLink(await directoryScope(tx, directory), link, keepTokens),
  audit: ({ link, tokens }) => [
    setupLinkRecord('setup_link.revoked', link),
    ...tokens.map((token) => tokenRecord('token.revoked', token)),
  ],
});

/** Lets the holder of a link in. The first time is on record. */
export const open = useCase({
  right: 'public',
  scope: undefined,
  parse: (input: { readonly secret: string }) => input,
  act: ({ store, platform }, { secret }) => requireSetupLink(store, platform, secret),
  audit: (link) => (link.lastUsedAt === undefined ? [setupLinkRecord('setup_link.opened', link)] : []),
  nameCaller: nameOf,
});

/** The holder of an expired link asks for more time. */
export const requestRenewal = useCase({
  right: 'public',
  scope: undefined,
  parse: (input: { readonly secret: string | undefined }) => input,
  act: ({ store, platform }, { secret }) => requestSetupLink(store, platform, secret),
  audit: ({ link, isNew }) => (isNew ? [setupLinkRecord('setup_link.requested', link)] : []),
  nameCaller: ({ link }) => nameOf(link),
});

// Any text may be asked for as an id; the store says whether there is one.
function parseAddress({ directory, link }: LinkAddress): { readonly directory: string; readonly link: SetupLinkId } {
  return { directory, link: link as SetupLinkId };
}

function nameOf(link: SetupLink): string {
  return actorName(setupLinkActor(link));
}
