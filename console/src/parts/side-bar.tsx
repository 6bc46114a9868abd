// The pages beside the content; on a narrow screen they fold away behind a button.

import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';

interface SideBarProps {
  readonly label: string;
  /** A list item for each page. */
  readonly children: ReactNode;
}

export function SideBar({ label, children }: SideBarProps): ReactElement {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const place = useLocation({ select: ({ pathname }) => pathname });

  useEffect(() => {
    if (place !== '') setOpen(false);
  }, [place]);

  return (
    <nav className={isOpen ? 'side-bar open' : 'side-bar'} aria-label={label}>
      <Button
        className="side-bar-toggle"
        variant="default"
        leftSection={<Icon name="menu" />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words('app.menu')}
      </Button>
      <ul>{children}</ul>
    </nav>
  );
}
