// Whether the log is live, and the way to hold it.

import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { MessageId } from '../locales/catalogue.ts';
import { useWords } from '../locales/provider.tsx';
import { Status } from '../parts/status.tsx';

interface LogTailProps {
  readonly isPaused: boolean;
  readonly isReadingOlder: boolean;
  readonly isBroken: boolean;
  readonly onPause: (isPaused: boolean) => void;
}

export function LogTail(props: LogTailProps): ReactElement {
  const words = useWords();
  const state = stateOf(props);
  return (
    <div className="log-tail">
      <Status tone={state === 'app.live' ? 'busy' : 'quiet'}>{words(state)}</Status>
      {!props.isReadingOlder && (
        <Button variant="default" size="xs" onClick={() => props.onPause(!props.isPaused)}>
          {words(props.isPaused ? 'log.resume' : 'log.pause')}
        </Button>
      )}
    </div>
  );
}

function stateOf({ isPaused, isReadingOlder, isBroken }: LogTailProps): MessageId {
  if (isBroken) return 'app.paused';
  if (isReadingOlder) return 'log.reading';
  return isPaused ? 'log.halted' : 'app.live';
}
