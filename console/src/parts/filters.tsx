// What a list is narrowed by: a text, or one of some values.

import { Button, Drawer, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure, useHotkeys } from '@mantine/hooks';
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';
import { useIsPhone } from './narrow.ts';

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
      maw={{ sm: 300 }}
      value={chosen ?? ''}
      data={[{ value: '', label: all }, ...options, ...(isListed ? [] : [{ value: chosen, label: chosen }])]}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? undefined : value)}
    />
  );
}

interface FilterBarProps {
  readonly search: ReactNode;
  /** How many of the choices are made. */
  readonly chosen: number;
  /** The choice beside the search. */
  readonly first?: ReactNode;
  readonly actions?: ReactNode;
  /** The other choices. */
  readonly children: ReactNode;
}

/** On a phone the choices are in a sheet, behind a button that says how many are made. */
export function FilterBar({ search, chosen, first, actions, children }: FilterBarProps): ReactElement {
  const words = useWords();
  const isPhone = useIsPhone();
  const [isOpen, { open, close }] = useDisclosure();
  if (!isPhone) {
    return (
      <>
        <Group gap="sm">
          {search}
          {first}
          {actions}
        </Group>
        <Group gap="sm">{children}</Group>
      </>
    );
  }
  return (
    <Group gap="sm">
      {search}
      <Button variant="default" aria-expanded={isOpen} onClick={open}>
        {chosen === 0 ? words('app.filters') : words('app.filters.chosen', { count: chosen })}
      </Button>
      {actions}
      <FilterSheet isOpen={isOpen} onClose={close}>
        {first}
        {children}
      </FilterSheet>
    </Group>
  );
}

interface FilterSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function FilterSheet({ isOpen, onClose, children }: FilterSheetProps): ReactElement {
  const words = useWords();
  return (
    <Drawer.Root opened={isOpen} onClose={onClose} position="bottom" size="100%">
      <Drawer.Overlay />
      <Drawer.Content>
        <Group justify="space-between" wrap="nowrap" p="md">
          <Drawer.Title>{words('app.filters')}</Drawer.Title>
          <Drawer.CloseButton aria-label={words('app.close')} />
        </Group>
        <Drawer.Body>
          <Stack gap="sm">
            {children}
            <Button onClick={onClose}>{words('app.filters.done')}</Button>
          </Stack>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
