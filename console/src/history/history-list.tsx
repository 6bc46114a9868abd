// The history of a user or a group, newest first.

import type { ReactElement } from 'react';
import type { HistoryLine } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { Moment } from '../parts/moment.tsx';
import { sentencesOf, titleOf } from './sentence.ts';

export function HistoryList({ history }: { readonly history: readonly HistoryLine[] }): ReactElement {
  const words = useWords();
  if (history.length === 0) return <p className="quiet">{words('history.none')}</p>;
  return (
    <ol className="history">
      {history.map((line) => (
        <li key={line.id}>
          <div className="history-when">
            <Moment at={line.at} />
          </div>
          <div>
            <strong>{titleOf(line, words)}</strong>
            {sentencesOf(line, words).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
