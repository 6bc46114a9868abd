// Keys that work everywhere: Ctrl+K searches, ? lists the keys. What the dialogs hold is loaded when the browser is idle or they are first
// opened.

import { ActionIcon, Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { CreateDialog, createForm } from '../directories/create-dialog.tsx';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Late, lateCode } from '../parts/late.tsx';
import { useIsNarrow } from '../parts/narrow.ts';
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
      <SearchButton onClick={() => show('search')} />
      <Dialog title={words('search.title')} isOpen={open === 'search'} onClose={close} isWide>
        <Late code={search}>
          {({ Search }) => (
            <Search
              takeTyped={typedAhead.take}
              onCreate={() => client.prefetchQuery(createForm).then(() => show('create'))}
              onClose={close}
            />
          )}
        </Late>
      </Dialog>
      <Dialog title={words('keys.title')} isOpen={open === 'keys'} onClose={close}>
        <Late code={keyList}>{({ KeyList }) => <KeyList />}</Late>
      </Dialog>
      <CreateDialog isOpen={open === 'create'} onClose={close} />
    </>
  );
}

function SearchButton({ onClick }: { readonly onClick: () => void }): ReactElement {
  const words = useWords();
  const isNarrow = useIsNarrow();
  const keys = { 'aria-keyshortcuts': 'Control+K Meta+K', onClick };
  if (isNarrow) {
    return (
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={words('search.open')} {...keys}>
        <Icon name="search" />
      </ActionIcon>
    );
  }
  return (
    <Button
      variant="default"
      px="sm"
      leftSection={<Icon name="search" />}
      rightSection={<Kbd>{words('search.key')}</Kbd>}
      {...keys}
    >
      {words('search.open')}
    </Button>
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
