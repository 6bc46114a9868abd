// Keys that work everywhere: Ctrl+K searches, ? lists the keys. The dialogs are loaded when the browser is idle or they are first opened.

import { Button, Kbd } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';
import { createTypedAhead } from './typed-ahead.ts';

const loadSearch = () => import('./search-dialog.tsx').then(({ SearchDialog: each }) => ({ default: each }));
const SearchDialog = lazy(loadSearch);
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then(({ KeysDialog: each }) => ({ default: each })));

const CreateDialog = lazy(() => import('./create-dialog.tsx').then(({ CreateDialog: each }) => ({ default: each })));

/** What is typed before the search field has the focus. */
const typedAhead = createTypedAhead(window);

type Open = 'search' | 'keys' | 'create' | 'none';

/** The button of the bar at the top, and the dialogs that its keys open. */
export function Keyboard(): ReactElement {
  const words = useWords();
  const [open, setOpen] = useState<Open>('none');
  const [wasOpened, setOpened] = useState<ReadonlySet<Open>>(new Set());
  const isNarrow = useMediaQuery('(max-width: 60em)');

  function show(which: Open): void {
    if (which !== 'create' && document.querySelector('[role="dialog"]') !== null) return;
    if (which === 'search') typedAhead.start();
    setOpened((known) => new Set([...known, which]));
    setOpen(which);
  }
  useHotkeys([['mod+K', () => show('search')]], []);
  useHotkeys([
    ['?', () => show('keys')],
    ['shift+?', () => show('keys')],
  ]);
  useEffect(() => whenIdle(loadSearch), []);
  function close(): void {
    typedAhead.take();
    setOpen('none');
  }

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
        {wasOpened.has('search') && (
          <SearchDialog
            isOpen={open === 'search'}
            takeTyped={typedAhead.take}
            onCreate={() => show('create')}
            onClose={close}
          />
        )}
        {wasOpened.has('keys') && <KeysDialog isOpen={open === 'keys'} onClose={close} />}
        {wasOpened.has('create') && <CreateDialog isOpen={open === 'create'} onClose={close} />}
      </Suspense>
    </>
  );
}

/** Safari has no idle callback. */
function whenIdle(work: () => unknown): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 1_000 });
  return () => cancelIdleCallback(handle);
}
