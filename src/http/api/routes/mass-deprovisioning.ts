// Mass deprovisioning: its users, its reversal part by part for the chosen users, and its acknowledgement.

import * as v from 'valibot';
import {
  type DeprovisionedUser,
  findDirectory,
  readDeprovisionedUsers,
  requireMassDeprovisioning,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { massDeprovisioning as verbs } from '../../../use-cases/index.ts';
import { instant, limit, text } from '../input.ts';
import { presentText } from '../present.ts';
import { route } from '../route.ts';
import { type deprovisionedUser, deprovisionedUsers, revertedPart } from '../schemas/mass-deprovisioning.ts';
import { described, type Shown } from '../schemas/shared.ts';

/** The most ids that an administrator may pick by hand; a preset covers the rest. */
const maxPicked = 10_000;
const maxBodyBytes = 1024 * 1024;
/** A browser is answered well before it stops waiting. */
const budgetMs = 2_000;
const all = '/directories/{directory}/mass-deprovisioning';
const position = v.pipe(v.number(), v.integer(), v.minValue(0));

export const massDeprovisioningRoutes = {
  listDeprovisionedUsers: route({
    method: 'GET',
    path: all,
    title: 'List the users of a mass deprovisioning that is not decided',
    need: { right: 'read', scope: 'users:read' },
    query: v.object({ offset: v.optional(position, 0), limit }),
    answer: deprovisionedUsers,
    handle: async ({ params, query: { offset, limit: most }, ctx: { store: stores, platform } }) => {
      const directory = await findDirectory(stores, params.directory);
      const store = stores.directory(directory.id);
      const found = await requireMassDeprovisioning(store, platform, directory);
      const { burst, people } = await readDeprovisionedUsers(store, directory, found);
      const tokens = new Map((await store.tokens.list()).map(({ id, name }) => [String(id), name]));
      return {
        total: people.length,
        inBurst: people.filter(({ isInBurst }) => isInBurst).length,
        ...(burst === undefined ? {} : { burst: { since: formatDateTime(burst.since), actor: burst.actor } }),
        items: people.slice(offset, offset + most).map((person) => present(person, tokens)),
      };
    },
  }),
  revertMassDeprovisioning: route({
    method: 'POST',
    path: `${all}/revert`,
    title:
      'Restore the chosen users of a mass deprovisioning, for at most two seconds; repeat from `done` until it is `users`',
    need: verbs.revert,
    maxBodyBytes,
    body: v.object({
      from: position,
      burst: v.exactOptional(
        described(
          v.object({ since: instant, actor: text(200) }),
          'The burst that was listed, so that later deprovisionings change nothing',
        ),
      ),
      preset: v.optional(
        described(
          v.picklist(['burst', 'all', 'none']),
          'The users to restore: those of the preset, and the opposite for each id in `except`',
        ),
        'burst',
      ),
      except: v.optional(v.pipe(v.array(text(200)), v.maxLength(maxPicked)), []),
    }),
    answer: revertedPart,
    audits: ['mass_deprovisioning.reverted', 'mass_deprovisioning.revert_begun'],
    example: { body: { from: 0 } },
    handle: async ({ params, body: { from, burst, preset, except }, ctx }) => {
      const choice = { preset, except: new Set(except) };
      const { people, ...part } = await verbs.revert(ctx, { ...params, choice, burst, from, budgetMs });
      return { users: people, ...part };
    },
  }),
  acknowledgeMassDeprovisioning: route({
    method: 'POST',
    path: `${all}/acknowledge`,
    title: 'Acknowledge a mass deprovisioning as intended; for a day the rest may follow',
    need: verbs.acknowledge,
    answer: 'nothing',
    audits: ['mass_deprovisioning.acknowledged'],
    handle: async ({ params, ctx }) => void (await verbs.acknowledge(ctx, params)),
  }),
};

function present(
  { at, actor, ...person }: DeprovisionedUser,
  tokens: ReadonlyMap<string, string>,
): Shown<typeof deprovisionedUser> {
  return { ...person, at: formatDateTime(at), actor, ...presentText('tokenName', tokens.get(actor)) };
}
