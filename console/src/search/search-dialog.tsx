// Searches users, groups, log entries, directories, pages and actions. Enter opens the first result, which is marked; arrow keys move between
// results.

import { Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { searchQuery } from '../api/search.ts';
import { useWords } from '../locales/locale.tsx';
import { moveByArrow } from '../parts/arrow-keys.ts';
import { ProblemNotice } from '../parts/notice.tsx';
import { Icon } from '../theme/icons.tsx';
import { useActions } from './actions.ts';
import { Results } from './results.tsx';

interface SearchProps {
  /** Gives what was typed before the field was there. */
  readonly takeTyped: () => string;
  /** Opens the form of a new directory. */
  readonly onCreate: () => void;
  readonly onClose: () => void;
}

const pauseMs = 120;
const resultSelector = '[data-result]';

export function Search({ takeTyped, onCreate, onClose }: SearchProps): ReactElement {
  const words = useWords();
  const { directoryId } = useParams({ strict: false });
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, pauseMs);
  const found = useQuery(searchQuery(text, directoryId));
  const actions = useActions(directoryId, onCreate);
  const place = useRef<HTMLElement>(null);
  const isFresh = text === typed && !found.isPlaceholderData && !found.isFetching;
  // Enter may come before the answer: then it opens the first result as soon as that is there.
  const isWanted = useRef(false);

  useEffect(() => {
    if (!isWanted.current || !isFresh) return;
    isWanted.current = false;
    place.current?.querySelector<HTMLElement>(resultSelector)?.click();
  });

  return (
    <search ref={place} onKeyDown={(event) => moveByArrow(event, `input, ${resultSelector}`)}>
      <Stack mih={320}>
        <TextInput
          autoFocus
          data-autofocus
          type="search"
          size="md"
          leftSection={<Icon name="search" />}
          aria-label={words('search.title')}
          placeholder={words('search.hint')}
          value={typed}
          maxLength={200}
          onFocus={() => {
            const ahead = takeTyped();
            if (ahead !== '') setTyped((known) => known + ahead);
          }}
          onChange={(event) => {
            isWanted.current = false;
            setTyped(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Once only: an action undoes itself when it runs twice.
            if (isFresh) place.current?.querySelector<HTMLElement>(resultSelector)?.click();
            else isWanted.current = typed.trim() !== '';
          }}
        />
        <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
        <Results
          typed={typed}
          found={found.data}
          isFresh={isFresh}
          directoryId={directoryId}
          actions={actions}
          onOpen={onClose}
        />
      </Stack>
    </search>
  );
}
