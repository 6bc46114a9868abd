// What a list is narrowed by: a text, or one of some values.

import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Icon } from '../theme/icons.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

const pauseMs = 250;

/** Waits until typing pauses; "/" focuses it from anywhere on the page. */
export function SearchField({ label, value, onSearch }: SearchFieldProps): ReactElement {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const search = useDebouncedCallback(onSearch, pauseMs);
  useEffect(() => setText(value), [value]);
  const focus = (): void => field.current?.focus();
  // On many keyboards "/" is typed with shift.
  useHotkeys([
    ['/', focus],
    ['shift+/', focus],
  ]);
  return (
    <TextInput
      ref={field}
      type="search"
      flex="1 1 260px"
      maw={460}
      leftSection={<Icon name="search" />}
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={label}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        search(currentTarget.value);
      }}
    />
  );
}

interface SelectProps {
  readonly label: string;
  /** The text for no choice. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

/** One of some values, or all. A value from the address that is not on offer is shown all the same. */
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
