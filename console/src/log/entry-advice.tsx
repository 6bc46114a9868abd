// Troubleshooting & recommendations: the cause, who must act, the fix and the next retry.

import type { ReactElement } from 'react';
import { findError, retryOf } from '../../../src/domain/errors/catalogue.ts';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { useLocale } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';
import { Conflict, fixOf } from './conflict.tsx';
import { Mask } from './entry-wire.tsx';
import { isMiss } from './outcome.ts';

interface EntryAdviceProps {
  readonly directoryId: string;
  readonly entry: LogEvent;
}

export function EntryAdvice({ directoryId, entry }: EntryAdviceProps): ReactElement {
  const { words } = useLocale();
  const isCalm = entry.outcome === 'success';
  const codes = [...(entry.code === undefined ? [] : [entry.code]), ...entry.warnings];
  return (
    <Panel title={words('entry.cause')}>
      {entry.conflict !== undefined && <Mask directoryId={directoryId} entry={entry} />}
      {isCalm && <p>{words(isMiss(entry) ? 'entry.miss' : 'entry.good')}</p>}
      {!isCalm && codes.map((code) => <Advice key={code} code={code} directoryId={directoryId} entry={entry} />)}
      {entry.detail !== undefined && !isCalm && (
        <div className="entry-response">
          <h3>{words('entry.answer')}</h3>
          <p lang="en">{entry.detail}</p>
        </div>
      )}
    </Panel>
  );
}

function Advice({ code, directoryId, entry }: EntryAdviceProps & { readonly code: string }): ReactElement {
  const { words, problemText } = useLocale();
  const text = problemText(code);
  const error = findError(code);
  const responsible = error?.responsible ?? 'developer';
  const hasFailed = entry.code === code;
  const retry = hasFailed && error !== undefined ? retryOf(error) : undefined;
  return (
    <div className="advice">
      <p className="advice-cause">{text?.cause ?? words('fault.title')}</p>
      {entry.conflict !== undefined && <Conflict directoryId={directoryId} conflict={entry.conflict} />}
      <dl className="facts facts-wide">
        <div>
          <dt>{words('entry.who')}</dt>
          <dd>
            <strong>{words(`entry.who.${responsible}`)}</strong>
          </dd>
        </div>
        <div>
          <dt>{words('entry.fix')}</dt>
          <dd>
            <ol className="fix">
              <li>{entry.conflict === undefined ? text?.fix : words(fixOf(entry.conflict))}</li>
              {responsible === 'entra' && hasFailed && <li>{words('entry.retry.entra')}</li>}
              {responsible === 'becard' && <li>{words('entry.retry.becard')}</li>}
            </ol>
          </dd>
        </div>
        {retry !== undefined && (
          <div>
            <dt>{words('entry.retry')}</dt>
            <dd>{words(`entry.retry.${retry}`)}</dd>
          </div>
        )}
        <div>
          <dt>{words('entry.code')}</dt>
          <dd className="mono">{code}</dd>
        </div>
      </dl>
    </div>
  );
}
