// Names and their values.

import type { ReactElement, ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** Whether each fact has a row of its own, with its name on the left. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

export function Facts({ isWide = false, children }: FactsProps): ReactElement {
  return <dl className={isWide ? `${classes['facts']} ${classes['wide']}` : classes['facts']}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
