// The history of a user or a group, newest first.

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { HistoryEvent } from '../../../src/http/api/schemas/users.ts';
import { useWords } from '../locales/locale.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { sentencesOf, titleOf } from './sentence.ts';

export function HistoryList({ history }: { readonly history: readonly HistoryEvent[] }): ReactElement {
  const words = useWords();
  if (history.length === 0) return <Text c="dimmed">{words('history.none')}</Text>;
  return (
    <Facts isWide>
      {history.map((line) => (
        <Fact key={line.id} name={<Moment at={line.at} />}>
          <strong>{titleOf(line, words)}</strong>
          {sentencesOf(line, words).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Fact>
      ))}
    </Facts>
  );
}
