// A menu of words that are chosen one by one, any number of them. It stays open until one leaves it.

import { Button, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../theme/icons.tsx';

interface CheckMenuProps<Word extends string> {
  readonly label: string;
  readonly items: readonly { readonly value: Word; readonly label: string }[];
  readonly chosen: readonly Word[];
  /** Gets the chosen words in the order of the items. */
  readonly onChoose: (next: readonly Word[]) => void;
}

export function CheckMenu<Word extends string>(props: CheckMenuProps<Word>): ReactElement {
  const { label, items, chosen, onChoose } = props;
  const toggle = (word: Word): void =>
    onChoose(items.flatMap(({ value }) => (chosen.includes(value) === (value !== word) ? [value] : [])));
  return (
    <Menu closeOnItemClick={false} position="bottom-start">
      <Menu.Target>
        <Button variant="default" fw={450} justify="space-between" rightSection={<Icon name="unfold" size={16} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ value, label: text }) => (
          <Menu.CheckboxItem key={value} checked={chosen.includes(value)} onChange={() => toggle(value)}>
            {text}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
