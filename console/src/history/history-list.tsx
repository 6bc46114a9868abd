// The history of a user or a group, newest first. Members and managers are links under their names.

import { Text } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import type { Change, NamedResource } from '../../../src/http/api/schemas/shared.ts';
import type { HistoryEvent } from '../../../src/http/api/schemas/users.ts';
import { useWords } from '../locales/locale.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { ResourceLink } from './resource-link.tsx';
import { changesIn, type MembersChange, managerIn, membersIn, sentenceOf, titleOf } from './sentence.ts';

interface HistoryListProps {
  readonly history: readonly HistoryEvent[];
  readonly named: readonly NamedResource[];
}

export function HistoryList({ history, named }: HistoryListProps): ReactElement {
  const words = useWords();
  if (history.length === 0) return <Text c="dimmed">{words('history.none')}</Text>;
  return (
    <Facts isWide>
      {history.map((event) => (
        <Fact key={event.id} name={<Moment at={event.at} />}>
          <EventText event={event} named={named} />
        </Fact>
      ))}
    </Facts>
  );
}

interface EventTextProps extends Pick<HistoryListProps, 'named'> {
  readonly event: HistoryEvent;
}

/** What happened, in a title and a line for each change. */
export function EventText({ event, named }: EventTextProps): ReactElement {
  const words = useWords();
  const members = membersIn(event);
  return (
    <>
      <strong>{titleOf(event, words)}</strong>
      {members === undefined ? (
        changesIn(event).map((change, at) => (
          <p key={`${change.path} ${String(at)}`}>
            <ChangeText change={change} named={named} />
          </p>
        ))
      ) : (
        <p>
          <MemberNames members={members} named={named} />
        </p>
      )}
    </>
  );
}

interface ChangeTextProps extends Pick<HistoryListProps, 'named'> {
  readonly change: Change;
}

function ChangeText({ change, named }: ChangeTextProps): ReactElement {
  const words = useWords();
  const manager = managerIn(change);
  if (manager === undefined) return <>{sentenceOf(change, words)}</>;
  return (
    <>
      {words('field.manager')}: <ResourceLink id={manager.before} named={named} /> →{' '}
      <ResourceLink id={manager.after} named={named} />
    </>
  );
}

interface MemberNamesProps extends Pick<HistoryListProps, 'named'> {
  readonly members: MembersChange;
}

function MemberNames({ members: { ids, others }, named }: MemberNamesProps): ReactElement {
  const words = useWords();
  return (
    <>
      {ids.map((id, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <ResourceLink id={id} named={named} />
        </Fragment>
      ))}
      {others > 0 && `, … ${words('history.others', { count: others })}`}
    </>
  );
}
