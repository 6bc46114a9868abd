// The verbs on a mass deprovisioning: acknowledge it, or revert it part by part.

import {
  type AuditAction,
  acknowledgeMassDeprovisioning,
  type Burst,
  type Choice,
  type Directory,
  findDirectory,
  type MassDeprovisioning,
  revertMassDeprovisioning,
  selectDeprovisionedUsers,
} from '../domain/index.ts';
import { resourceContext } from './context.ts';
import { massDeprovisioningRecord } from './records.ts';
import { inParts, useCase } from './use-case.ts';

/** It was intended: for a day the rest of it may come. */
export const acknowledge = useCase({
  right: 'administer',
  scope: 'users:write',
  parse: (input: { readonly directory: string }) => input,
  act: async ({ store, platform }, { directory: name }) => {
    const directory = await findDirectory(store, name);
    return { directory, massDeprovisioning: await acknowledgeMassDeprovisioning(store, platform, directory) };
  },
  audit: ({ directory, massDeprovisioning }) => [
    massDeprovisioningRecord('mass_deprovisioning.acknowledged', directory, massDeprovisioning),
  ],
});

interface RevertInput {
  readonly directory: string;
  readonly choice: Choice;
  /** The burst by which the caller chose, where it was found before. */
  readonly burst?: Burst | undefined;
  /** How many of the chosen users earlier calls have looked at. */
  readonly from: number;
  /** When to stop and leave the rest to the next call. */
  readonly budgetMs: number;
}

interface Reverting {
  readonly directory: Directory;
  readonly massDeprovisioning: MassDeprovisioning;
  readonly chosen: number;
  /** Up to this time deprovisionings are acknowledged once it is done. */
  readonly until: number;
}

/** Brings back the chosen users, as many as the budget allows. Its begin and its end are on record, each by one call. */
export const revert = inParts(
  { right: 'edit', scope: 'users:write' },
  async (ctx, { directory: name, choice, burst, ...extent }: RevertInput) => {
    const directory = await findDirectory(ctx.store, name);
    const context = resourceContext(ctx, directory);
    const { found: massDeprovisioning, people, until } = await selectDeprovisionedUsers(context, choice, burst);
    const reverting = { directory, massDeprovisioning, chosen: people.length, until };
    if (extent.from === 0) await beginRevert(ctx, reverting);
    const settle = async (): Promise<void> => void (await finishRevert(ctx, reverting));
    return revertMassDeprovisioning(context, { people, settle }, extent);
  },
);

const beginRevert = useCase({
  right: 'edit',
  scope: 'users:write',
  parse: (input: Reverting) => input,
  act: (_, reverting) => Promise.resolve(reverting),
  audit: (reverting) => [recordOf('mass_deprovisioning.revert_begun', reverting)],
});

const finishRevert = useCase({
  right: 'edit',
  scope: 'users:write',
  parse: (input: Reverting) => input,
  act: ({ store }, { directory, until }) =>
    store.directories.update(directory.id, { deprovisioningAcknowledgedUntil: until }),
  audit: (_, _tx, reverting) => [recordOf('mass_deprovisioning.reverted', reverting)],
});

function recordOf(
  action: Extract<AuditAction, `mass_deprovisioning.${string}`>,
  { directory, massDeprovisioning, chosen }: Reverting,
) {
  return massDeprovisioningRecord(action, directory, massDeprovisioning, chosen);
}
