// The rejected record beside the existing one: what differs, and what to do.

import { Link } from '@tanstack/react-router';
import { type ReactElement, useId } from 'react';
import type { ConsoleConflict } from '../../../src/http/console/contract.ts';
import { labelOfPath } from '../history/attribute-label.ts';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { Status } from '../parts/status.tsx';

interface ConflictProps {
  readonly directoryId: string;
  readonly conflict: ConsoleConflict;
}

export function Conflict({ directoryId, conflict }: ConflictProps): ReactElement {
  const words = useWords();
  const title = useId();
  const { holder, isActive, attributes } = conflict;
  return (
    <section className="conflict" aria-labelledby={title}>
      <h3 id={title}>{words('conflict.title')}</h3>
      <p>
        {words('entry.holder')}{' '}
        <Link className="text-link" to="/d/$directoryId/users/$userId" params={{ directoryId, userId: holder.id }}>
          {holder.displayName ?? holder.id}
        </Link>{' '}
        <Status tone={isActive ? 'good' : 'quiet'}>{words(isActive ? 'users.active' : 'users.inactive')}</Status>
      </p>
      {attributes.length > 0 && (
        <table className="table table-plain">
          <thead>
            <tr>
              <th scope="col">{words('changes.attribute')}</th>
              <th scope="col">{words('conflict.incoming')}</th>
              <th scope="col">{words('conflict.existing')}</th>
              <th scope="col">{words('conflict.comparison')}</th>
            </tr>
          </thead>
          <tbody>
            {attributes.map((attribute) => (
              <Compared key={attribute.path} attribute={attribute} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The fix depends on whether both records are the same user. */
export function fixOf({ isSamePerson, isActive, attributes }: ConsoleConflict): MessageId {
  if (attributes.length === 0) return 'conflict.fix.unknown';
  if (!isSamePerson) return 'conflict.fix.different';
  return isActive ? 'conflict.fix.same' : 'conflict.fix.inactive';
}

function Compared({ attribute }: { readonly attribute: ConsoleConflict['attributes'][number] }): ReactElement {
  const words = useWords();
  const { path, incoming, standing, isSame } = attribute;
  const label = labelOfPath(path);
  return (
    <tr>
      <th scope="row">
        {label !== undefined && <span className="block">{words(label)}</span>}
        <code className="quiet breakable">{path}</code>
      </th>
      <td data-label={words('conflict.incoming')} className="breakable">
        {incoming ?? words('app.none')}
      </td>
      <td data-label={words('conflict.existing')} className="breakable">
        {standing ?? words('app.none')}
      </td>
      <td data-label={words('conflict.comparison')}>
        <Status tone={isSame ? 'quiet' : 'warning'}>{words(isSame ? 'conflict.same' : 'conflict.differs')}</Status>
      </td>
    </tr>
  );
}
