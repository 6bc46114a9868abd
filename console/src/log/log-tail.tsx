// The live state of the log and its pause button.

import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { LiveMark } from '../live/live-mark.tsx';
import { useWords } from '../locales/locale.tsx';
import { Status } from '../parts/status.tsx';

interface LogTailProps {
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
}

export function LogTail({ isPaused, onPause }: LogTailProps): ReactElement {
  const words = useWords();
  return (
    <div className="log-tail">
      {isPaused ? <Status tone="quiet">{words('log.halted')}</Status> : <LiveMark />}
      <Button variant="default" size="xs" onClick={() => onPause(!isPaused)}>
        {words(isPaused ? 'log.resume' : 'log.pause')}
      </Button>
    </div>
  );
}
