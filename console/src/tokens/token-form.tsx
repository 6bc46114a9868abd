// Edits name and expiration of a Secret Token in its row.

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactElement, useState } from 'react';
import type { ConsoleToken } from '../../../src/http/console/contract.ts';
import { formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { LifetimeChoice } from './lifetime-choice.tsx';
import { useTokenChange } from './tokens.ts';

interface TokenFormProps {
  readonly directoryId: string;
  readonly token: ConsoleToken;
  readonly onClose: () => void;
}

export function TokenForm({ directoryId, token, onClose }: TokenFormProps): ReactElement {
  const { words, language } = useLocale();
  const [name, setName] = useState(token.name);
  const [days, setDays] = useState<number>();
  const change = useTokenChange(directoryId, token.id, onClose);
  const until =
    token.expiresAt === undefined ? undefined : formatDate(token.expiresAt, language, { dateStyle: 'long' });

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate({ name: name.trim(), ...(days === undefined ? {} : { expiresInDays: days === 0 ? null : days }) });
  }

  function leave(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose();
  }

  return (
    <form className="token-form" onSubmit={submit} onKeyDown={leave}>
      <TextInput
        label={words('token.name')}
        size="xs"
        required
        maxLength={100}
        // The form takes the place of the button that opened it.
        ref={(field) => field?.focus()}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <LifetimeChoice
        days={days}
        present={
          until === undefined ? words('token.lifetime.present.none') : words('token.lifetime.present', { until })
        }
        onChoose={setDays}
      />
      <div className="buttons">
        <Button variant="default" size="xs" onClick={onClose}>
          {words('app.cancel')}
        </Button>
        <Button type="submit" size="xs" disabled={name.trim() === ''} loading={change.isPending}>
          {words('app.save')}
        </Button>
      </div>
      <ProblemNotice error={change.error} />
    </form>
  );
}
