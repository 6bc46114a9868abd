// Changes the password after checking the current one. All other sessions end.

import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { accountSessionsQuery, changePassword } from '../api/account.ts';
import { useWords } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { NewPassword } from '../session/new-password.tsx';

export function PasswordForm(): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      setCurrent('');
      setPassword('');
      await client.invalidateQueries({ queryKey: accountSessionsQuery.queryKey });
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate({ current, password });
  }

  return (
    <form className="stack narrow" onSubmit={submit}>
      <p className="quiet">{words('account.password.text')}</p>
      <ProblemNotice error={change.error} />
      {change.isSuccess && (
        <p className="notice" role="status">
          {words('account.password.done')}
        </p>
      )}
      <PasswordInput
        label={words('account.password.current')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={256}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <NewPassword label={words('account.password.new')} value={password} onChange={setPassword} />
      <div className="buttons buttons-start">
        <Button type="submit" loading={change.isPending}>
          {words('account.password.submit')}
        </Button>
      </div>
    </form>
  );
}
