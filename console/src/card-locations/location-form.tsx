// The name of an office with its address and its phone.

import { Group, TextInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import {
  addLocation,
  type CardLocation,
  changeLocation,
  type LocationBody,
  locationsKey,
} from '../api/card-locations.ts';
import { templatesKey } from '../api/card-templates.ts';
import { cardsKey } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import { usePartWords } from '../cards/part-words.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';

/** What shows the address of an office. */
export function shownBy(directoryId: string) {
  return [locationsKey(directoryId), cardsKey(directoryId), templatesKey(directoryId)];
}

interface AddLocationProps {
  /** The name of an office that people have already, and how many. */
  readonly office?: string;
  readonly users?: number;
}

export function AddLocation({ office = '', users = 0 }: AddLocationProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const add = useChange(addLocation(directoryId), { rereads: shownBy(directoryId), onDone: useClose() });
  return (
    <LocationForm
      submit={say('locations.add')}
      act={add}
      before={{ name: office }}
      users={users}
      onSubmit={(body) => add.mutate(body)}
    />
  );
}

interface EditLocationProps {
  readonly location: CardLocation;
  readonly users: number;
}

export function EditLocation({ location, users }: EditLocationProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const change = useChange(changeLocation(directoryId, location.id), {
    rereads: shownBy(directoryId),
    onDone: useClose(),
  });
  return (
    <LocationForm
      submit={words('app.save')}
      act={change}
      before={location}
      users={users}
      onSubmit={(body) => change.mutate(body)}
    />
  );
}

interface LocationFormProps {
  readonly submit: string;
  readonly act: Pick<UseMutationResult, 'isPending' | 'error'>;
  readonly before: Partial<CardLocation>;
  readonly users: number;
  readonly onSubmit: (body: LocationBody) => void;
}

/** The parts of an address, each with its share of a line. */
const parts = [
  ['street', '1 1 100%'],
  ['postalCode', '1 1 110px'],
  ['locality', '2 1 180px'],
  ['country', '2 1 180px'],
] as const;
const maxLength = 200;

/** Parts that are left empty are taken away. */
function LocationForm({ submit, act, before, users, onSubmit }: LocationFormProps): ReactElement {
  const say = useCardWords();
  const sayPart = usePartWords();
  const [entered, setEntered] = useState(before);
  const { name = '', phone = '' } = entered;
  const isNamed = before.name !== undefined && before.name !== '';
  const sent = Object.fromEntries(
    [...parts.map(([part]) => part), 'phone' as const].map((part) => [part, entered[part]?.trim() || null]),
  );
  return (
    <Form
      submit={submit}
      act={act}
      isDisabled={name.trim() === ''}
      onSubmit={() => onSubmit({ name: name.trim(), ...sent })}
    >
      {users > 0 && <Hint>{say('locations.changes', { count: users })}</Hint>}
      <TextInput
        label={say('locations.name')}
        description={say('locations.name.hint')}
        required
        data-autofocus={!isNamed || undefined}
        maxLength={maxLength}
        value={name}
        onChange={({ currentTarget: { value } }) => setEntered({ ...entered, name: value })}
      />
      <Group align="start" gap="sm">
        {parts.map(([part, flex]) => (
          <TextInput
            key={part}
            flex={flex}
            label={sayPart(`address.${part}`)}
            data-autofocus={(isNamed && part === 'street') || undefined}
            maxLength={maxLength}
            value={entered[part] ?? ''}
            onChange={({ currentTarget: { value } }) => setEntered({ ...entered, [part]: value })}
          />
        ))}
      </Group>
      <TextInput
        type="tel"
        label={say('locations.phone')}
        description={say('locations.phone.hint')}
        maxLength={maxLength}
        value={phone}
        onChange={({ currentTarget: { value } }) => setEntered({ ...entered, phone: value })}
      />
    </Form>
  );
}
