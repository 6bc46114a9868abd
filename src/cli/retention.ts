// `becard retention resume`

import type { Command } from 'commander';
import { Failure, isFarAhead } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { print, time } from './output.ts';
import { inWorkspace, localVerb, type WorkspaceOptions } from './workspace.ts';

interface ResumeOptions extends WorkspaceOptions {
  readonly yes?: true;
}

export function registerRetention(program: Command): void {
  const noun = program.command('retention').description('Deletion of expired data');
  localVerb(noun, 'resume', 'Confirm that the clock is right: delete expired data again')
    .option('--yes', 'confirm')
    .action(resume);
}

function resume(options: ResumeOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, store, platform }) => {
    const now = platform.clock();
    const isConfirmed = options.yes === true || !isFarAhead(await store.retention.clock(), now);
    if (!isConfirmed) throw new Failure('BC-906', { reason: 'confirmRetention', time: time(now) });
    const isWaiting = await useCases.retention.resume(ctx, {});
    print(options.json, { resumed: isWaiting, clock: time(now) }, () =>
      isWaiting
        ? 'The server deletes expired data again within an hour.'
        : 'Nothing to confirm: expired data is deleted hourly.',
    );
  });
}
