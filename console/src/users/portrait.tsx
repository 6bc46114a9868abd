// The avatar of a user without a photo: initials on a colour that is derived from the name.

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
