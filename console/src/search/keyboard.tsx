// Keys that work everywhere: Ctrl+K searches, ? lists the keys. What the dialogs hold is loaded when the browser is idle or they are first
// opened.

import { Button, Kbd } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { CreateDialog } from '../directories/create-dialog.tsx';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Late, lateCode } from '../parts/late.tsx';
import { Icon } from '../theme/icons.tsx';
import { createTypedAhead } from './typed-ahead.ts';

const search = lateCode('search', () => import('./search-dialog.tsx'));
const keyList = lateCode('keys', () => import('./key-list.tsx'));

/** What is typed before the search field has the focus. */
const typedAhead = createTypedAhead(window);

type Open = 'search' | 'keys' | 'create' | 'none';

/** The button of the bar at the top, and the dialogs that its keys open. */
export function Keyboard(): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>('none');
  const isNarrow = useMediaQuery('(max-width: 60em)');

  function show(which: Open): void {
    if (which !== 'create' && document.querySelector('[role="dialog"]') !== null) return;
    if (which === 'search') typedAhead.start();
    setOpen(which);
  }
  useHotkeys([['mod+K', () => show('search')]], []);
  useHotkeys([
    ['?', () => show('keys')],
    ['shift+?', () => show('keys')],
  ]);
  useEffect(() => whenIdle(() => client.prefetchQuery(search)), [client]);
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
      <Dialog title={words('search.title')} isOpen={open === 'search'} onClose={close} isWide>
        <Late code={search}>
          {({ Search }) => <Search takeTyped={typedAhead.take} onCreate={() => show('create')} onClose={close} />}
        </Late>
      </Dialog>
      <Dialog title={words('keys.title')} isOpen={open === 'keys'} onClose={close}>
        <Late code={keyList}>{({ KeyList }) => <KeyList />}</Late>
      </Dialog>
      <CreateDialog isOpen={open === 'create'} onClose={close} />
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
