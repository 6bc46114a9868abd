// A page, and beside it the pages of the same subject; on a narrow screen these are in a drawer.

import { ActionIcon, Drawer, Group, NavLink, Portal } from '@mantine/core';
import { useDidUpdate, useDisclosure } from '@mantine/hooks';
import { Link, type LinkProps, useLocation } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon, type IconName } from '../theme/icons.tsx';
import classes from './layout.module.css';
import { Page } from './page.tsx';
import { menuPlace } from './top-bar.tsx';

interface SidePage {
  readonly link: LinkProps;
  readonly label: string;
  readonly icon: IconName;
}

interface PageGroup {
  /** None for the page about the whole. */
  readonly title?: string | undefined;
  readonly pages: readonly SidePage[];
}

interface SidePagesProps {
  readonly label: string;
  /** A group without pages is left out. */
  readonly groups: readonly PageGroup[];
  /** Whether the page has the width of the window. */
  readonly isFull?: boolean;
  readonly children: ReactNode;
}

/** On a narrow screen the pages are in a drawer over the page, behind a button in the bar. */
export function SidePages({ label, groups, isFull = false, children }: SidePagesProps): ReactElement {
  const pages = groups
    .filter((group) => group.pages.length > 0)
    .map((group) => <SideGroup key={group.title ?? ''} group={group} />);
  return (
    <div className={classes['frame']} {...(isFull ? { 'data-full': true } : {})}>
      <nav className={classes['side']} aria-label={label}>
        {pages}
      </nav>
      <MenuDrawer label={label}>{pages}</MenuDrawer>
      <Page>{children}</Page>
    </div>
  );
}

interface MenuDrawerProps {
  readonly label: string;
  readonly children: ReactNode;
}

function MenuDrawer({ label, children }: MenuDrawerProps): ReactElement {
  const words = useWords();
  const [isOpen, { open, close }] = useDisclosure();
  const place = useLocation({ select: ({ pathname }) => pathname });
  // A page that was chosen is open now.
  useDidUpdate(close, [place]);
  return (
    <>
      <Portal target={`#${menuPlace}`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={words('app.menu')}
          aria-expanded={isOpen}
          onClick={open}
        >
          <Icon name="menu" />
        </ActionIcon>
      </Portal>
      <Drawer.Root opened={isOpen} onClose={close} size={300}>
        <Drawer.Overlay />
        <Drawer.Content>
          <Group justify="space-between" wrap="nowrap" p="md">
            <Drawer.Title>{label}</Drawer.Title>
            <Drawer.CloseButton aria-label={words('app.close')} />
          </Group>
          <Drawer.Body>
            <nav aria-label={label}>{children}</nav>
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </>
  );
}

function SideGroup({ group: { title, pages } }: { readonly group: PageGroup }): ReactElement {
  const id = useId();
  return (
    <div className={classes['group']}>
      {title !== undefined && <p id={id}>{title}</p>}
      <ul {...(title === undefined ? {} : { 'aria-labelledby': id })}>
        {pages.map(({ link, label, icon }) => (
          <li key={label}>
            <NavLink
              label={label}
              leftSection={<Icon name={icon} />}
              renderRoot={(look) => (
                <Link
                  {...look}
                  {...link}
                  activeOptions={{ includeSearch: false, exact: title === undefined }}
                  activeProps={{ 'data-active': true }}
                />
              )}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
