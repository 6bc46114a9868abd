// Items one below another: name, facts, and what can be done with each.

import { Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './item-list.module.css';

export function ItemList({ children }: { readonly children: ReactNode }): ReactElement {
  return <ul className={classes['list']}>{children}</ul>;
}

interface ItemProps {
  readonly name?: ReactNode;
  readonly facts?: ReactNode;
  /** Buttons; or the form that takes the place of the item. */
  readonly children?: ReactNode;
}

export function Item({ name, facts, children }: ItemProps): ReactElement {
  return (
    <li className={classes['item']}>
      {name !== undefined && <div>{name}</div>}
      {facts !== undefined && (
        <Text component="div" c="dimmed" size="sm">
          {facts}
        </Text>
      )}
      {children}
    </li>
  );
}
