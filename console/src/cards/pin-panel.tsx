// The PIN that a card asks visitors for: set, changed and removed, never shown again.

import { Group, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { PinActs } from '../api/card-photos.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';
import { usePartWords } from './part-words.ts';

interface PinPanelProps {
  readonly hasPin: boolean;
  /** Undefined where it may not be changed. */
  readonly acts: PinActs | undefined;
}

export function PinPanel({ hasPin, acts }: PinPanelProps): ReactElement {
  const say = usePartWords();
  const label = say(hasPin ? 'pin.change' : 'pin.set');
  return (
    <Panel
      title={say('pin')}
      aside={<Status tone={hasPin ? 'good' : 'quiet'}>{say(hasPin ? 'pin.on' : 'pin.off')}</Status>}
    >
      <Hint>{say(hasPin ? 'pin.on.text' : 'pin.off.text')}</Hint>
      {acts !== undefined && (
        <Group>
          <DialogButton label={label}>
            <PinForm acts={acts} />
          </DialogButton>
          {hasPin && (
            <DialogButton label={say('pin.remove')} variant="subtle" color="red">
              <RemoveForm acts={acts} />
            </DialogButton>
          )}
        </Group>
      )}
    </Panel>
  );
}

interface ActsProps {
  readonly acts: PinActs;
}

const pinForm = /^[\x21-\x7e]{4,8}$/;
const mostCharacters = 8;

function PinForm({ acts }: ActsProps): ReactElement {
  const words = useWords();
  const say = usePartWords();
  const [pin, setPin] = useState('');
  const [isWrong, setWrong] = useState(false);
  const change = useChange(acts.set, { rereads: acts.rereads, onDone: useClose() });
  return (
    <Form
      submit={words('app.save')}
      act={change}
      isDisabled={pin === ''}
      onSubmit={() => (pinForm.test(pin) ? change.mutate({ pin }) : setWrong(true))}
    >
      <TextInput
        label={say('pin.new')}
        description={say('pin.form')}
        value={pin}
        maxLength={mostCharacters}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={isWrong && say('pin.wrong')}
        onChange={({ currentTarget }) => {
          setPin(currentTarget.value);
          setWrong(false);
        }}
      />
      <Hint>{say('pin.once')}</Hint>
    </Form>
  );
}

function RemoveForm({ acts }: ActsProps): ReactElement {
  const say = usePartWords();
  const removal = useChange(acts.remove, { rereads: acts.rereads, onDone: useClose() });
  return (
    <Form submit={say('pin.remove')} act={removal} isDangerous onSubmit={() => removal.mutate()}>
      <p>{say('pin.remove.effect')}</p>
    </Form>
  );
}
