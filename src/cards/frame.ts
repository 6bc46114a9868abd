// What cards are seen with: their users, and the rules, templates and locations of the directory. Read once for many cards.

import type {
  AssignmentRule,
  CardLocation,
  CardTemplate,
  DirectoryStore,
  ListedResource,
  ResourceId,
} from '../domain/index.ts';
import { openAssignment } from './assignment.ts';
import { locationKey } from './locations.ts';

export interface Frame {
  /** Removed ones are among them, unless they are gone for good. */
  readonly users: ReadonlyMap<ResourceId, ListedResource>;
  readonly templates: ReadonlyMap<string, CardTemplate>;
  /** By their keys. */
  readonly locations: ReadonlyMap<string, CardLocation>;
  /** Whether the rules look at groups, of which the version of a user says nothing. */
  readonly needsGroups: boolean;
  readonly ruleFor: (user: ListedResource | undefined) => Promise<AssignmentRule>;
}

export async function readFrame(
  { cards, lists, resources }: Pick<DirectoryStore, 'cards' | 'lists' | 'resources'>,
  rules: readonly AssignmentRule[],
  ids: readonly ResourceId[],
): Promise<Frame> {
  const { needsGroups, ruleOf } = openAssignment(rules);
  const [templates, locations, users] = await Promise.all([cards.templates(), cards.locations(), lists.withIds(ids)]);
  return {
    users: new Map(users.map((user) => [user.resource.id, user])),
    templates: new Map(templates.map((template) => [template.id, template])),
    locations: new Map(locations.map((location) => [locationKey(location.name), location])),
    needsGroups,
    ruleFor: async (user) =>
      ruleOf(needsGroups && user !== undefined ? await resources.find('User', user.resource.id, true) : user?.resource),
  };
}
