// Parts of both pages of event streams: the state in a word, and the token of a receiver that polls, shown once.

import type { ReactElement } from 'react';
import type { EventStream } from '../../../src/http/api/schemas/event-streams.ts';
import { useWords } from '../locales/locale.tsx';
import { SecretDialog } from '../parts/secret.tsx';
import { Status } from '../parts/status.tsx';

export function EventStreamState({ stream }: { readonly stream: EventStream }): ReactElement {
  const words = useWords();
  if (stream.state === 'disabled') return <Status tone="bad">{words('webhook.state.disabled')}</Status>;
  if (stream.state === 'paused') return <Status tone="quiet">{words('webhook.state.paused')}</Status>;
  if (isFailing(stream)) return <Status tone="warning">{words('webhook.state.failing')}</Status>;
  return <Status tone="good">{words('webhook.state.active')}</Status>;
}

/** Whether the receiver has taken no token since its last error. */
export function isFailing({ state, lastError, lastDeliveredAt = '' }: EventStream): boolean {
  return state === 'enabled' && lastError !== undefined && lastError.at > lastDeliveredAt;
}

interface StreamTokenDialogProps {
  readonly token: string | undefined;
  readonly onClose: () => void;
}

export function StreamTokenDialog({ token, onClose }: StreamTokenDialogProps): ReactElement {
  const words = useWords();
  return (
    <SecretDialog
      title={words('stream.token.title')}
      text={words('stream.token.once')}
      label={words('stream.token')}
      secret={token}
      hint={words('stream.token.hint')}
      close={words('stream.token.close')}
      onClose={onClose}
    />
  );
}
