// Global keyboard shortcuts: Ctrl+K searches, ? lists the shortcuts. The dialogs are loaded when they are first opened.

import { Button } from '@mantine/core';
import { lazy, type ReactElement, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';

const loadSearch = () => import('./search-dialog.tsx').then(({ SearchDialog: each }) => ({ default: each }));
const SearchDialog = lazy(loadSearch);
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then(({ KeysDialog: each }) => ({ default: each })));

/** The search dialog is loaded after the page, so that typing after Ctrl+K loses no keys. */
const aheadMs = 1_000;

type Open = 'search' | 'keys' | 'none';

/** The button of the bar at the top, and what its key opens. */
export function Keyboard(): ReactElement {
  const words = useWords();
  const [open, setOpen] = useState<Open>('none');
  const [wasOpened, setOpened] = useState<ReadonlySet<Open>>(new Set());

  function show(which: Open): void {
    setOpened((known) => new Set([...known, which]));
    setOpen(which);
  }
  useKeys(show);
  useEffect(() => {
    const timer = setTimeout(loadSearch, aheadMs);
    return () => clearTimeout(timer);
  }, []);

  return (
    <>
      <Button
        className="search-button"
        variant="default"
        leftSection={<Icon name="search" />}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show('search')}
      >
        <span>{words('search.open')}</span>
        <kbd>{words('search.key')}</kbd>
      </Button>
      <Suspense>
        {wasOpened.has('search') && <SearchDialog isOpen={open === 'search'} onClose={() => setOpen('none')} />}
        {wasOpened.has('keys') && <KeysDialog isOpen={open === 'keys'} onClose={() => setOpen('none')} />}
      </Suspense>
    </>
  );
}

function useKeys(show: (which: Open) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const which = dialogOf(event);
    if (which === 'none' || document.querySelector('[role="dialog"]') !== null) return;
    event.preventDefault();
    show(which);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function dialogOf(event: KeyboardEvent): Open {
  const isModified = event.ctrlKey || event.metaKey;
  if (isModified && !event.altKey && event.key.toLowerCase() === 'k') return 'search';
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  return event.key === '?' && !isModified && !isTyping ? 'keys' : 'none';
}
