// The initials of a user on one of a few quiet colours, always the same one for the same name.

import type { ReactElement } from 'react';
import { initialsOf, shadeOf } from './initials.ts';
import classes from './users.module.css';

declare module 'react' {
  interface CSSProperties {
    readonly '--hue'?: number;
  }
}

interface PortraitProps {
  readonly name: string;
  readonly isLarge?: boolean;
}

const degreesApart = 60;

export function Portrait({ name, isLarge = false }: PortraitProps): ReactElement {
  return (
    <span
      className={classes['portrait']}
      style={{ '--hue': shadeOf(name) * degreesApart }}
      aria-hidden="true"
      {...(isLarge ? { 'data-large': true } : {})}
    >
      {initialsOf(name)}
    </span>
  );
}
