// The field for a new password with its rule and strength.

import { PasswordInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { judgePassword, minPasswordLength } from './password-strength.ts';

interface NewPasswordProps {
  readonly label: string;
  readonly size?: 'sm' | 'md';
  readonly autoFocus?: boolean;
  readonly value: string;
  readonly onChange: (password: string) => void;
}

export function NewPassword({ value, onChange, size = 'sm', ...field }: NewPasswordProps): ReactElement {
  const words = useWords();
  return (
    <>
      <PasswordInput
        {...field}
        description={words('welcome.password.hint')}
        name="new-password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={minPasswordLength}
        maxLength={256}
        size={size}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Strength password={value} />
    </>
  );
}

const filledSteps = { short: 1, weak: 1, fair: 2, strong: 3 } as const;

function Strength({ password }: { readonly password: string }): ReactElement {
  const words = useWords();
  const verdict = judgePassword(password);
  const filled = password === '' ? 0 : filledSteps[verdict.kind];
  const text =
    verdict.kind === 'short' ? words('password.short', { count: verdict.missing }) : words(`password.${verdict.kind}`);
  return (
    <div className={`strength strength-${verdict.kind}`}>
      <span className="strength-bar" aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <i key={step} className={step <= filled ? 'on' : ''} />
        ))}
      </span>
      <span role="status">{text}</span>
    </div>
  );
}
