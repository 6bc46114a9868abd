// The list of a tab with the button that creates one more; without items, a sentence that says what they are for.

import { Group } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Answer } from '../parts/answer.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon, type IconName } from '../theme/icons.tsx';

interface CreatableListProps<Item> {
  readonly title: string;
  /** The title and text of an empty list. */
  readonly none: readonly [title: string, text: string];
  readonly icon: IconName;
  readonly query: UseQueryResult<readonly Item[]>;
  /** The label of the button, and the form that it opens. */
  readonly create: string;
  readonly form: ReactElement;
  readonly children: (items: readonly Item[]) => ReactNode;
}

export function CreatableList<Item>(props: CreatableListProps<Item>): ReactElement {
  const { title, none, icon, query, create, form, children } = props;
  const button = useHasRight('administer') && (
    <DialogButton label={create} variant="filled" leftSection={<Icon name="plus" />} isWide>
      {form}
    </DialogButton>
  );
  const empty = (
    <EmptyState icon={icon} title={none[0]} text={none[1]}>
      {button}
    </EmptyState>
  );
  return (
    <Answer query={query} lines={3} empty={empty}>
      {(items) => (
        <>
          <Group justify="space-between">
            <h2>{title}</h2>
            {button}
          </Group>
          {children(items)}
        </>
      )}
    </Answer>
  );
}
