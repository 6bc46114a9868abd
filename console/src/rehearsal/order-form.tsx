// The size of the company, the mapping and the dialect of the simulated Entra.

import { Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { RehearsalOrder } from '../../../src/http/api/contract.ts';
import { rehearsalQuery, startRehearsal } from '../api/rehearsal.ts';
import { useWords } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';

const maxUsers = 5_000;
const mappings = ['becard', 'default'] as const;
const dialects = ['legacy', '2020'] as const;

interface OrderFormProps {
  readonly directoryId: string;
  readonly isDisabled: boolean;
}

type Order = Pick<RehearsalOrder, 'mapping' | 'dialect'> & { readonly users: string };

export function OrderForm({ directoryId, isDisabled }: OrderFormProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const form = useForm<Order>({
    initialValues: { users: '100', mapping: 'becard', dialect: 'legacy' },
    validateInputOnChange: true,
    validate: { users: (users) => (isFit(users) ? null : words('rehearsal.users.wrong')) },
  });
  const beginning = useMutation({
    mutationFn: startRehearsal(directoryId),
    onSuccess: (state) => client.setQueryData(rehearsalQuery(directoryId).queryKey, state),
  });
  return (
    <Form
      error={beginning.error}
      submit={words('rehearsal.begin')}
      isBusy={beginning.isPending}
      isDisabled={isDisabled || !isFit(form.values.users)}
      onSubmit={form.onSubmit((order) => beginning.mutate({ ...order, users: Number(order.users) }))}
    >
      <TextInput
        maw={480}
        label={words('rehearsal.users')}
        description={words('rehearsal.users.hint')}
        inputMode="numeric"
        disabled={isDisabled}
        {...form.getInputProps('users')}
      />
      <Radio.Group label={words('rehearsal.mapping')} {...form.getInputProps('mapping')}>
        <Stack gap="sm" mt="xs">
          {mappings.map((mapping) => (
            <Radio
              key={mapping}
              value={mapping}
              disabled={isDisabled}
              label={words(`rehearsal.mapping.${mapping}`)}
              description={words(`rehearsal.mapping.${mapping}.hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group label={words('rehearsal.dialect')} {...form.getInputProps('dialect')}>
        <Stack gap="sm" mt="xs">
          {dialects.map((dialect) => (
            <Radio
              key={dialect}
              value={dialect}
              disabled={isDisabled}
              label={words(`rehearsal.dialect.${dialect}`)}
              description={words(`rehearsal.dialect.${dialect}.hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Form>
  );
}

function isFit(users: string): boolean {
  return /^\d+$/.test(users) && Number(users) >= 1 && Number(users) <= maxUsers;
}
