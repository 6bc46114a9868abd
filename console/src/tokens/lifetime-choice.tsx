// How long a secret is valid. For a Secret Token, no end is the default: Entra puts its job in quarantine when a token has ended. A token of
// a setup link ends within a year.

import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { useLifetimes } from './tokens.ts';

interface LifetimeChoiceProps {
  /** Days, 0 for no end, or undefined for the end that the token has. */
  readonly days: number | undefined;
  /** The days on offer; those of a Secret Token by default. */
  readonly lifetimes?: readonly number[];
  /** What the token has now; it can then be kept. */
  readonly present?: string;
  readonly onChoose: (days: number | undefined) => void;
}

const keep = 'keep';

export function LifetimeChoice({ days, present, onChoose, ...props }: LifetimeChoiceProps): ReactElement {
  const words = useWords();
  const ofTokens = useLifetimes();
  const { lifetimes = ofTokens } = props;
  return (
    <NativeSelect
      label={words('token.lifetime')}
      size="xs"
      value={days === undefined ? keep : String(days)}
      data={[
        ...(present === undefined ? [] : [{ value: keep, label: present }]),
        ...lifetimes.map((count) => ({
          value: String(count),
          label: count === 0 ? words('token.lifetime.none') : words('token.lifetime.days', { count }),
        })),
      ]}
      onChange={({ currentTarget: { value } }) => onChoose(value === keep ? undefined : Number(value))}
    />
  );
}
