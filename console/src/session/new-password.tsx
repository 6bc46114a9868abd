// The field for a new password with its rule and strength.

import { Group, PasswordInput, type PasswordInputProps, Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { judgePassword, minPasswordLength } from './password-strength.ts';

export function NewPassword({ value = '', ...field }: PasswordInputProps & { readonly value?: string }): ReactElement {
  const words = useWords();
  return (
    <>
      <PasswordInput
        description={words('welcome.password.hint')}
        autoComplete="new-password"
        minLength={minPasswordLength}
        value={value}
        {...field}
        name="new-password"
      />
      <Strength password={value} />
    </>
  );
}

const shares = { short: 33, weak: 33, fair: 66, strong: 100 } as const;

function Strength({ password }: { readonly password: string }): ReactElement {
  const words = useWords();
  const verdict = judgePassword(password);
  const isGood = verdict.kind === 'fair' || verdict.kind === 'strong';
  return (
    <Group gap="sm" wrap="nowrap">
      <Progress
        w={110}
        size={5}
        value={password === '' ? 0 : shares[verdict.kind]}
        color={isGood ? 'var(--good)' : 'var(--warning)'}
        aria-hidden="true"
      />
      <Text c="dimmed" size="sm" role="status">
        {verdict.kind === 'short'
          ? words('password.short', { count: verdict.missing })
          : words(`password.${verdict.kind}`)}
      </Text>
    </Group>
  );
}
