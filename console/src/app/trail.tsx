// Where the page is: the directory, with a menu that leads to the others, or the page of the administration.

import { Breadcrumbs, Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { directoriesQuery, directoryQuery } from '../api/directories.ts';
import { statusOf, tones } from '../directories/directory-status.ts';
import { useWords } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { administrationPlaces } from '../session/places.ts';
import { Icon } from '../theme/icons.tsx';
import classes from './trail.module.css';

export function Trail(): ReactElement {
  const words = useWords();
  const { directoryId } = useParams({ strict: false });
  const path = useLocation({ select: ({ pathname }) => pathname });
  if (path.startsWith('/administration')) return <AdministrationTrail path={path} />;
  return (
    <nav className={classes['trail']} aria-label={words('nav.breadcrumb')}>
      <Breadcrumbs separatorMargin="xs">
        <Link to="/directories">{words('directories.title')}</Link>
        {directoryId !== undefined && <DirectorySwitcher directoryId={directoryId} />}
      </Breadcrumbs>
    </nav>
  );
}

function AdministrationTrail({ path }: { readonly path: string }): ReactElement {
  const words = useWords();
  const here = administrationPlaces.flatMap(({ places }) => [...places]).find(({ to }) => path.startsWith(to));
  return (
    <nav className={classes['trail']} aria-label={words('nav.breadcrumb')}>
      <Breadcrumbs separatorMargin="xs">
        <Link to="/administration">{words('administration.title')}</Link>
        {here !== undefined && <strong>{words(here.label)}</strong>}
      </Breadcrumbs>
    </nav>
  );
}

const tickMs = 30_000;

/** The name of the directory, and a menu of all of them. The list is read when it is opened. */
function DirectorySwitcher({ directoryId }: { readonly directoryId: string }): ReactElement {
  const words = useWords();
  const directory = useQuery(directoryQuery(directoryId));
  const name = directory.data?.name ?? '…';
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <Button
          className={classes['switcher'] ?? ''}
          variant="subtle"
          color="gray"
          size="compact-md"
          rightSection={<Icon name="unfold" size={16} />}
          aria-label={words('nav.switch', { name })}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes['choices'] ?? ''}>
        <SwitcherItems directoryId={directoryId} />
      </Menu.Dropdown>
    </Menu>
  );
}

function SwitcherItems({ directoryId }: { readonly directoryId: string }): ReactElement {
  const words = useWords();
  const nowMs = useNow(tickMs);
  const { data: directories = [] } = useQuery(directoriesQuery);
  const to = useSamePage();
  return (
    <>
      {directories.map((directory) => (
        <Menu.Item
          key={directory.id}
          {...(directory.id === directoryId ? { 'aria-current': true } : {})}
          rightSection={<DirectoryStatus directory={directory} nowMs={nowMs} />}
          renderRoot={(look) => <Link to={to} params={{ directoryId: directory.id }} {...look} />}
        >
          {directory.name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<Icon name="card" />} renderRoot={(look) => <Link to="/directories" {...look} />}>
        {words('nav.allDirectories')}
      </Menu.Item>
    </>
  );
}

function DirectoryStatus({ directory, nowMs }: { readonly directory: Directory; readonly nowMs: number }) {
  const words = useWords();
  const status = statusOf(directory, nowMs);
  return <Status tone={tones[status]}>{words(`status.${status}`)}</Status>;
}

/** Pages that every directory has. */
const shared = ['users', 'groups', 'cards', 'log', 'interface', 'mapping', 'settings', 'schemas'] as const;

/** The same page of another directory: users lead to users. */
function useSamePage() {
  const page = useLocation({ select: ({ pathname }) => pathname.split('/')[3] });
  const same = shared.find((each) => each === page);
  return same === undefined ? '/d/$directoryId' : (`/d/$directoryId/${same}` as const);
}
