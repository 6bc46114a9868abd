// Modified properties: attribute, old value, new value; or the requested values of a rejected request.

import type { ReactElement } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { labelOfPath } from '../history/attribute-label.ts';
import { valueText } from '../history/sentence.ts';
import { useWords } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';
import { changesOf } from './changes.ts';
import { Mask } from './entry-wire.tsx';

interface EntryChangesProps {
  readonly directoryId: string;
  readonly entry: LogEvent;
}

export function EntryChanges({ directoryId, entry }: EntryChangesProps): ReactElement {
  const words = useWords();
  const { changes, wasApplied } = changesOf(entry);
  return (
    <>
      {changes.length > 0 && <Mask directoryId={directoryId} entry={entry} />}
      <Panel title={words('entry.tab.changes')}>
        {changes.length === 0 && <p className="quiet">{words('changes.none')}</p>}
        {changes.length > 0 && !wasApplied && <p>{words('changes.refused')}</p>}
        {changes.length > 0 && (
          <table className="table table-plain">
            <thead>
              <tr>
                <th scope="col">{words('changes.attribute')}</th>
                <th scope="col">{words('changes.before')}</th>
                <th scope="col">{words(wasApplied ? 'changes.after' : 'changes.wanted')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ path, before, after }, at) => {
                const label = labelOfPath(path);
                return (
                  <tr key={`${path} ${String(at)}`}>
                    <th scope="row">
                      {label === undefined ? null : <span className="block">{words(label)}</span>}
                      <code className="quiet">{path}</code>
                    </th>
                    <td data-label={words('changes.before')}>{valueText(before, words) ?? words('app.none')}</td>
                    <td data-label={words('changes.after')}>{valueText(after, words) ?? words('app.none')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  );
}
