// Who acts: in a request, in a command or in a job.

import type { AdministratorId, Role, Session } from '../administrators/administrator.ts';
import type { ApiKeyId, CardLinkId, DirectoryId, ResourceId, SetupLinkId, TokenId } from '../ids/brands.ts';
import type { SetupLink } from '../setup-links/setup-link.ts';
import type { Scope } from './scopes.ts';

/** Who acts. */
export type Actor =
  | { readonly kind: 'entra'; readonly tokenId: TokenId }
  | {
      readonly kind: 'administrator';
      readonly id: AdministratorId;
      readonly email: string;
      readonly role: Role;
      readonly session: Session;
    }
  | {
      readonly kind: 'setup-link';
      readonly id: SetupLinkId;
      readonly directoryId: DirectoryId;
      /** The person or company that the link was made for. */
      readonly name: string;
    }
  /** A user who looks after the own card. */
  | {
      readonly kind: 'person';
      readonly linkId: CardLinkId;
      readonly directoryId: DirectoryId;
      readonly resourceId: ResourceId;
    }
  | {
      readonly kind: 'api-key';
      readonly id: ApiKeyId;
      readonly name: string;
      readonly scopes: readonly Scope[];
      /** The directories that the key opens; undefined: every directory, and the installation. */
      readonly directoryIds: readonly DirectoryId[] | undefined;
    }
  /** The user of the operating system who runs the command. */
  | { readonly kind: 'cli'; readonly userName: string }
  | { readonly kind: 'system' }
  /** A browser that has not proved yet who uses it: at signing in, or at opening a link. */
  | { readonly kind: 'visitor' };

export function administratorActor(session: Session): Actor {
  const { id, email, role } = session.administrator;
  return { kind: 'administrator', id, email, role, session };
}

export function setupLinkActor({ id, directoryId, name }: SetupLink): Actor {
  return { kind: 'setup-link', id, directoryId, name };
}

/** The actor's name in the audit log and beside what the actor has created. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'administrator':
      return actor.email;
    case 'setup-link':
      return `setup link (${actor.name})`;
    case 'api-key':
      return `API key (${actor.name})`;
    case 'cli':
      return `command line (${actor.userName})`;
    case 'entra':
      return actor.tokenId;
    default:
      return actor.kind;
  }
}

/** The actor in the history of users and groups: an id, and no name that would have to be erased. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'administrator':
    case 'setup-link':
    case 'api-key':
      return actor.id;
    case 'person':
      return actor.linkId;
    default:
      return actorName(actor);
  }
}
