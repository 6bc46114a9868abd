// Keys that work everywhere: Ctrl+K searches, ? lists the keys. The dialogs are loaded when they are first opened.

import { Button, Kbd } from '@mantine/core';
import { useHotkeys, useMediaQuery, useTimeout } from '@mantine/hooks';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';

const loadSearch = () => import('./search-dialog.tsx').then(({ SearchDialog: each }) => ({ default: each }));
const SearchDialog = lazy(loadSearch);
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then(({ KeysDialog: each }) => ({ default: each })));

/** The search is fetched after the page, so that typing can begin at once after Ctrl+K. */
const aheadMs = 1_000;

type Open = 'search' | 'keys' | 'none';

/** The button of the bar at the top, and the dialogs that its keys open. */
export function Keyboard(): ReactElement {
  const words = useWords();
  const [open, setOpen] = useState<Open>('none');
  const [wasOpened, setOpened] = useState<ReadonlySet<Open>>(new Set());
  const isNarrow = useMediaQuery('(max-width: 60em)');

  function show(which: Open): void {
    if (document.querySelector('[role="dialog"]') !== null) return;
    setOpened((known) => new Set([...known, which]));
    setOpen(which);
  }
  useHotkeys([['mod+K', () => show('search')]], []);
  useHotkeys([
    ['?', () => show('keys')],
    ['shift+?', () => show('keys')],
  ]);
  useTimeout(loadSearch, aheadMs, { autoInvoke: true });

  return (
    <>
      <Button
        variant="default"
        px="sm"
        leftSection={<Icon name="search" />}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show('search')}
        {...(isNarrow === true
          ? { 'aria-label': words('search.open') }
          : { rightSection: <Kbd>{words('search.key')}</Kbd> })}
      >
        {isNarrow !== true && words('search.open')}
      </Button>
      <Suspense>
        {wasOpened.has('search') && <SearchDialog isOpen={open === 'search'} onClose={() => setOpen('none')} />}
        {wasOpened.has('keys') && <KeysDialog isOpen={open === 'keys'} onClose={() => setOpen('none')} />}
      </Suspense>
    </>
  );
}
