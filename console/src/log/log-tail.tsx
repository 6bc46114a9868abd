// Whether the log is live, and the button to pause it.

import { Button, Group } from '@mantine/core';
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
    <Group gap="sm">
      {isPaused ? <Status tone="quiet">{words('log.halted')}</Status> : <LiveMark />}
      <Button variant="default" size="xs" onClick={() => onPause(!isPaused)}>
        {words(isPaused ? 'log.resume' : 'log.pause')}
      </Button>
    </Group>
  );
}
