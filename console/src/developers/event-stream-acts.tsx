// Asks before the token of an event stream or the key that signs is replaced, and before a stream is removed.

import type { ReactElement } from 'react';
import type { CreatedEventStream, EventStream } from '../../../src/http/api/schemas/event-streams.ts';
import {
  eventStreamsQuery,
  removeEventStream,
  rotateSigningKey,
  rotateStreamToken,
  type StreamAddress,
} from '../api/event-streams.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useClose, useCloseThen } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';

const rereads = [eventStreamsQuery.queryKey];
interface RotateTokenFormProps {
  readonly address: StreamAddress;
  readonly onRotated: (created: CreatedEventStream) => void;
}

export function RotateTokenForm({ address, onRotated }: RotateTokenFormProps): ReactElement {
  const words = useWords();
  const rotation = useChange(rotateStreamToken, { rereads, onDone: useCloseThen(onRotated) });
  return (
    <Form submit={words('stream.rotate')} act={rotation} onSubmit={() => rotation.mutate(address)}>
      <p>{words('stream.rotate.text')}</p>
    </Form>
  );
}

export function RotateKeyForm({ directory }: { readonly directory: string }): ReactElement {
  const words = useWords();
  const rotation = useChange(rotateSigningKey, { onDone: useClose() });
  return (
    <Form submit={words('stream.rotateKey')} act={rotation} onSubmit={() => rotation.mutate(directory)}>
      <p>{words('stream.rotateKey.text')}</p>
    </Form>
  );
}

interface RemoveStreamFormProps {
  readonly stream: EventStream;
  readonly onRemoved: () => void;
}

export function RemoveStreamForm({ stream, onRemoved }: RemoveStreamFormProps): ReactElement {
  const words = useWords();
  const removal = useChange(removeEventStream, { onDone: onRemoved });
  const { id, directoryId, audience } = stream;
  return (
    <Form
      submit={words('stream.remove.confirm')}
      act={removal}
      isDangerous
      onSubmit={() => removal.mutate({ directory: directoryId, stream: id })}
    >
      <p style={{ overflowWrap: 'anywhere' }}>
        <strong>{audience}</strong>
      </p>
      <p>{words('stream.remove.text')}</p>
    </Form>
  );
}
