// A person without a photo: the initials on one of a few quiet colours, always the same one for the same name.

import type { ReactElement } from 'react';
import { initialsOf, shadeOf } from './initials.ts';

export function Portrait({
  name,
  size = 'small',
}: {
  readonly name: string;
  readonly size?: 'small' | 'large';
}): ReactElement {
  return (
    <span className={`portrait portrait-${size} portrait-${String(shadeOf(name))}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
