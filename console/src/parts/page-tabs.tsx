// The parts of a page as tabs, of which one is shown.

import { Stack, Tabs } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface PageTabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly key: Key; readonly label: string }[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  /** The content of the chosen tab. */
  readonly children: ReactNode;
}

export function PageTabs<Key extends string>(props: PageTabsProps<Key>): ReactElement {
  const { label, tabs, chosen, onChoose, children } = props;
  return (
    <Tabs
      value={chosen}
      onChange={(value) => {
        const tab = tabs.find(({ key }) => key === value);
        if (tab !== undefined) onChoose(tab.key);
      }}
    >
      <Tabs.List aria-label={label}>
        {tabs.map(({ key, label: text }) => (
          <Tabs.Tab key={key} value={key} fw={550}>
            {text}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ key }) => (
        <Tabs.Panel key={key} value={key} pt="lg">
          {key === chosen && <Stack gap="lg">{children}</Stack>}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
