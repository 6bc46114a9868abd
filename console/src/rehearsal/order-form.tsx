// The size of the company, the mapping and the dialect of the simulated Entra.

import { Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { RehearsalOrder } from '../../../src/http/api/schemas/rehearsals.ts';
import { rehearsalQuery, startRehearsal } from '../api/rehearsal.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Form } from '../parts/form.tsx';
import { useDirectoryId } from '../session/rights.ts';

const maxUsers = 5_000;
const mappings = ['becard', 'default'] as const;
const dialects = ['legacy', '2020'] as const;

interface OrderFormProps {
  readonly isDisabled: boolean;
}

type Order = Pick<RehearsalOrder, 'mapping' | 'dialect'> & { readonly users: string };

export function OrderForm({ isDisabled }: OrderFormProps): ReactElement {
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
