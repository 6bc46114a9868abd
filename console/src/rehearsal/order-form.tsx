// The size of the company, the mapping and the dialect of the simulated Entra.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { RehearsalOrder } from '../../../src/http/api/schemas/rehearsals.ts';
import { rehearsalQuery, startRehearsal } from '../api/rehearsal.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Choices } from '../parts/choices.tsx';
import { Form } from '../parts/form.tsx';
import { useDirectoryId } from '../session/rights.ts';

const maxUsers = 5_000;
const mappings = ['becard', 'default'] as const;
const dialects = ['legacy', '2020'] as const;

type Order = Pick<RehearsalOrder, 'mapping' | 'dialect'> & { readonly users: string };

export function OrderForm({ isDisabled }: { readonly isDisabled: boolean }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const form = useForm<Order>({
    initialValues: { users: '100', mapping: 'becard', dialect: 'legacy' },
    validateInputOnChange: true,
    validate: { users: (users) => (isFit(users) ? null : words('rehearsal.users.wrong')) },
  });
  const beginning = useChange(startRehearsal(directoryId), { rereads: [rehearsalQuery(directoryId).queryKey] });
  return (
    <Form
      submit={words('rehearsal.begin')}
      act={beginning}
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
      <Choices
        label={words('rehearsal.mapping')}
        choices={mappings.map((mapping) => ({
          value: mapping,
          disabled: isDisabled,
          label: words(`rehearsal.mapping.${mapping}`),
          description: words(`rehearsal.mapping.${mapping}.hint`),
        }))}
        {...form.getInputProps('mapping')}
      />
      <Choices
        label={words('rehearsal.dialect')}
        choices={dialects.map((dialect) => ({
          value: dialect,
          disabled: isDisabled,
          label: words(`rehearsal.dialect.${dialect}`),
          description: words(`rehearsal.dialect.${dialect}.hint`),
        }))}
        {...form.getInputProps('dialect')}
      />
    </Form>
  );
}

function isFit(users: string): boolean {
  return /^\d+$/.test(users) && Number(users) >= 1 && Number(users) <= maxUsers;
}
