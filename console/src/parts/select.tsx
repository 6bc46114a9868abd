// A filter of a list: one of some values, or all. A value from the address that is not on offer is shown all the same.

import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';

interface SelectProps {
  readonly label: string;
  /** The text for no choice. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

export function Select({ label, all, options, chosen, onChoose }: SelectProps): ReactElement {
  const isListed = chosen === undefined || options.some(({ value }) => value === chosen);
  return (
    <NativeSelect
      aria-label={label}
      maw={300}
      value={chosen ?? ''}
      data={[{ value: '', label: all }, ...options, ...(isListed ? [] : [{ value: chosen, label: chosen }])]}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? undefined : value)}
    />
  );
}
