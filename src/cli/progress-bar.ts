// A bar for long work on a terminal, silence elsewhere. It is written to standard error, so that standard output holds the result alone.

import cliProgress from 'cli-progress';
import { terminal } from './terminal.ts';

export interface Step {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

export interface ProgressBar {
  readonly show: (step: Step) => void;
  readonly stop: () => void;
}

/** A bar that starts again with each phase. */
export function createProgressBar(): ProgressBar {
  if (terminal().stderr.isTTY !== true) return { show: () => undefined, stop: () => undefined };
  const format = '{phase} {bar} {value}/{total}';
  const bar = new cliProgress.SingleBar(
    { format, stream: process.stderr, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  let shownPhase: string | undefined;
  const show = ({ phase, done, total }: Step): void => {
    if (phase === shownPhase) {
      bar.update(done);
      return;
    }
    if (shownPhase !== undefined) bar.stop();
    shownPhase = phase;
    bar.start(total, done, { phase: phase.padEnd(20) });
  };
  return { show, stop: () => bar.stop() };
}
