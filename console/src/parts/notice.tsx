// A notice beside what it is about: plain, a warning, or a problem.

import { Alert, type AlertProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon, type IconName } from '../theme/icons.tsx';

interface NoticeProps extends Omit<AlertProps, 'icon'> {
  readonly tone?: 'plain' | 'warning' | 'bad';
  readonly icon?: IconName;
}

const colors = { plain: 'gray', warning: 'yellow', bad: 'red' } as const;

export function Notice({ tone = 'plain', icon, ...alert }: NoticeProps): ReactElement {
  return (
    <Alert
      role="note"
      color={colors[tone]}
      {...(icon === undefined ? {} : { icon: <Icon name={icon} /> })}
      {...alert}
    />
  );
}
