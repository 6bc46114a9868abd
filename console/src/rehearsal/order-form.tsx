// The form of a new test run: number of users, mapping and dialect.

import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { RehearsalOrder } from '../../../src/http/console/contract.ts';
import { rehearsalQuery, startRehearsal } from '../api/rehearsal.ts';
import { useWords } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

const maxUsers = 5_000;
const mappings = ['becard', 'default'] as const;
const dialects = ['legacy', '2020'] as const;

interface OrderFormProps {
  readonly directoryId: string;
  readonly isDisabled: boolean;
}

export function OrderForm({ directoryId, isDisabled }: OrderFormProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const [users, setUsers] = useState('100');
  const [mapping, setMapping] = useState<RehearsalOrder['mapping']>('becard');
  const [dialect, setDialect] = useState<RehearsalOrder['dialect']>('legacy');
  const beginning = useMutation({
    mutationFn: startRehearsal(directoryId),
    onSuccess: (state) => client.setQueryData(rehearsalQuery(directoryId).queryKey, state),
  });
  const isFit = /^\d+$/.test(users) && Number(users) >= 1 && Number(users) <= maxUsers;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isFit) beginning.mutate({ users: Number(users), mapping, dialect });
  }

  return (
    <form className="stack-wide" onSubmit={submit} noValidate>
      <ProblemNotice error={beginning.error} />
      <TextInput
        className="narrow"
        label={words('rehearsal.users')}
        description={words('rehearsal.users.hint')}
        inputMode="numeric"
        value={users}
        disabled={isDisabled}
        onChange={(event) => setUsers(event.currentTarget.value)}
        {...(isFit ? {} : { error: words('rehearsal.users.wrong') })}
      />
      <Radio.Group label={words('rehearsal.mapping')} value={mapping}>
        <div className="stack">
          {mappings.map((each) => (
            <Radio
              key={each}
              value={each}
              disabled={isDisabled}
              label={words(`rehearsal.mapping.${each}`)}
              description={words(`rehearsal.mapping.${each}.hint`)}
              onChange={() => setMapping(each)}
            />
          ))}
        </div>
      </Radio.Group>
      <Radio.Group label={words('rehearsal.dialect')} value={dialect}>
        <div className="stack">
          {dialects.map((each) => (
            <Radio
              key={each}
              value={each}
              disabled={isDisabled}
              label={words(`rehearsal.dialect.${each}`)}
              description={words(`rehearsal.dialect.${each}.hint`)}
              onChange={() => setDialect(each)}
            />
          ))}
        </div>
      </Radio.Group>
      <div className="buttons buttons-start">
        <Button type="submit" disabled={isDisabled || !isFit} loading={beginning.isPending}>
          {words('rehearsal.begin')}
        </Button>
      </div>
    </form>
  );
}
