// `becard retention resume`

import type { Command } from 'commander';
import { Failure, isFarAhead } from '../domain/index.ts';
import { print, time } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withAudit, withWorkspaceOptions } from './workspace.ts';

interface ResumeOptions extends WorkspaceOptions {
  readonly yes?: true;
}

/** Adds the noun to the program. */
export function registerRetention(program: Command): void {
  const noun = program.command('retention').description('deletion of expired data');
  withWorkspaceOptions(noun.command('resume').description('confirm that the clock is right: delete expired data again'))
    .option('--yes', 'confirm')
    .action(resume);
}

function resume(options: ResumeOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const now = workspace.platform.clock();
    const known = await workspace.store.retention.clock();
    const isWaiting = isFarAhead(known, now);
    if (isWaiting && options.yes !== true) {
      throw new Failure('BC-906', { reason: 'confirmRetention', time: time(now) });
    }
    if (isWaiting) {
      await withAudit(workspace, async ({ store, record }) => {
        await record({ action: 'retention.resumed' });
        await store.retention.saveClock({ seenAt: now, waitedRuns: 0 });
      });
    }
    print(options.json, { resumed: isWaiting, clock: time(now) }, () =>
      isWaiting
        ? 'The server deletes expired data again within an hour.'
        : 'Nothing to confirm: expired data is deleted hourly.',
    );
  });
}
