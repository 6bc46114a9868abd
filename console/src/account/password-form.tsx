// Changes the password, with the current one. All other sessions end with it.

import { Box, PasswordInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { accountSessionsQuery, changePassword } from '../api/account.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { NewPassword } from '../session/new-password.tsx';

export function PasswordForm(): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { current: '', password: '' } });
  const change = useChange(changePassword, { rereads: [accountSessionsQuery.queryKey], onDone: form.reset });
  return (
    <Box maw={480}>
      <Form
        submit={words('account.password.submit')}
        act={change}
        onSubmit={form.onSubmit((values) => change.mutate(values))}
      >
        <Text c="dimmed">{words('account.password.text')}</Text>
        {change.isSuccess && <Notice role="status">{words('account.password.done')}</Notice>}
        <PasswordInput
          label={words('account.password.current')}
          autoComplete="current-password"
          {...form.getInputProps('current')}
          name="password"
        />
        <NewPassword label={words('account.password.new')} {...form.getInputProps('password')} />
      </Form>
    </Box>
  );
}
