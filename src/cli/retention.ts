// `becard retention resume`

import type { Command } from 'commander';
import { isFarAhead } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { print, time } from './output.ts';
import { inWorkspace, localVerb, type WorkspaceOptions } from './workspace.ts';

export function registerRetention(program: Command): void {
  const noun = program.command('retention').description('Deletion of expired data');
  localVerb(noun, 'resume', 'Confirm that the clock is right: delete expired data again')
    .option(...yesOption)
    .action(resume);
}

function resume(options: WorkspaceOptions & Confirmed): Promise<void> {
  return inWorkspace(options, async ({ ctx, store, platform }) => {
    const now = platform.clock();
    if (isFarAhead(await store.retention.clock(), now)) {
      const consequence = `The clock shows ${time(now)}. The server deletes expired data by this clock within an hour.`;
      await confirm(consequence, options);
    }
    const isWaiting = await useCases.retention.resume(ctx, {});
    print(options.json, { resumed: isWaiting, clock: time(now) }, () =>
      isWaiting
        ? 'The server deletes expired data again within an hour.'
        : 'Nothing to confirm: expired data is deleted hourly.',
    );
  });
}
