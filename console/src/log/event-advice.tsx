// What happened, what to do, who must act: for a failure and for each warning.

import type { ReactElement } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { findResponsible } from '../locales/problem-text.ts';
import { useSpeech } from '../locales/provider.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { outcomeOf, toneOfOutcome } from './outcome.ts';

export function EventAdvice({ event }: { readonly event: LogEvent }): ReactElement {
  const { words } = useSpeech();
  const outcome = outcomeOf(event);
  const isCalm = outcome === 'success' || outcome === 'miss';
  const codes = [...(event.code === undefined ? [] : [event.code]), ...event.warnings];
  return (
    <Panel
      title={words('event.cause')}
      aside={<Status tone={toneOfOutcome(outcome)}>{words(`log.outcome.${outcome}`)}</Status>}
    >
      {isCalm && <p>{words('event.good')}</p>}
      {!isCalm && codes.map((code) => <Advice key={code} code={code} />)}
      {event.detail !== undefined && !isCalm && (
        <div className="told">
          <h3>{words('event.answer')}</h3>
          <p lang="en">{event.detail}</p>
        </div>
      )}
    </Panel>
  );
}

function Advice({ code }: { readonly code: string }): ReactElement {
  const { words, problemText } = useSpeech();
  const text = problemText(code);
  const responsible = findResponsible(code);
  return (
    <div className="advice">
      <p className="advice-cause">{text?.cause ?? words('fault.title')}</p>
      <dl className="facts facts-wide">
        <div>
          <dt>{words('event.cure')}</dt>
          <dd>
            {text?.cure}
            {responsible === 'entra' && <p className="quiet small">{words('event.retry')}</p>}
          </dd>
        </div>
        <div>
          <dt>{words('event.who')}</dt>
          <dd>{words(`event.who.${responsible}`)}</dd>
        </div>
        <div>
          <dt>{words('fault.code', { code: '' })}</dt>
          <dd className="mono">{code}</dd>
        </div>
      </dl>
    </div>
  );
}
