// A search field that waits until typing pauses; "/" focuses it from anywhere on the page.

import { TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Icon } from '../theme/icons.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

const pauseMs = 250;

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
