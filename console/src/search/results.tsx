// Search results under headings: links, and actions that run at once.

import { NavLink, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import type { SearchResults } from '../../../src/http/api/schemas/search.ts';
import type { FoundUser } from '../../../src/http/api/schemas/users.ts';
import { directoryQuery } from '../api/directories.ts';
import { isolate } from '../locales/isolate.ts';
import { useWords } from '../locales/locale.tsx';
import type { MessageId, Words } from '../locales/words.ts';
import { toneOf } from '../log/outcome.ts';
import { Clock } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';
import { useRights } from '../session/rights.ts';
import { type RecentUser, recentUsersQuery } from '../users/recent-users.ts';
import type { Action } from './actions.ts';
import { placesFor } from './places.ts';
import classes from './search.module.css';

interface ResultsProps {
  /** What is typed now: pages and actions follow it at once. */
  readonly typed: string;
  readonly found: SearchResults | undefined;
  readonly isFresh: boolean;
  readonly directoryId: string | undefined;
  readonly actions: readonly Action[];
  readonly onOpen: () => void;
}

interface Result {
  readonly key: string;
  readonly title: string;
  readonly more?: ReactNode;
  /** Where it leads, or what it does. */
  readonly link?: LinkProps;
  readonly run?: () => unknown;
}

interface Section {
  readonly title: MessageId;
  readonly results: readonly Result[];
}

export function Results({ typed, found, isFresh, directoryId, actions, onOpen }: ResultsProps): ReactElement {
  const words = useWords();
  const asked = typed.trim();
  const offers = useOffers(asked, directoryId, actions);
  const matches =
    asked === '' || found === undefined ? [] : [users(found), entries(found, words), groups(found), directories(found)];
  const sections = [...matches, ...offers].filter(({ results }) => results.length > 0);
  const count = sections.reduce((sum, { results }) => sum + results.length, 0);
  const summary = count === 0 ? words('search.none', { text: asked }) : words('search.count', { count });
  return (
    <>
      <Text c="dimmed" role="status">
        {asked !== '' && isFresh && summary}
      </Text>
      {asked !== '' && isFresh && count === 0 && <NothingFound directoryId={directoryId} onOpen={onOpen} />}
      {sections.map(({ title, results }, at) => (
        <section key={title} aria-label={words(title)}>
          <Hint>{words(title)}</Hint>
          {results.map((result, index) => (
            <ResultLink
              key={result.key}
              result={result}
              isFirst={asked !== '' && at === 0 && index === 0}
              onOpen={onOpen}
            />
          ))}
        </section>
      ))}
    </>
  );
}

interface ResultLinkProps extends Pick<ResultsProps, 'onOpen'> {
  readonly result: Result;
  /** Whether Enter in the field opens it. */
  readonly isFirst: boolean;
}

function ResultLink({ result, isFirst, onOpen }: ResultLinkProps): ReactElement {
  const { link, run, title, more } = result;
  const look = {
    'data-result': true,
    className: classes['result'] ?? '',
    bdrs: 'md',
    td: 'none',
    label: title,
    description: more,
    active: isFirst,
  } as const;
  if (link !== undefined) {
    return <NavLink {...look} renderRoot={(props) => <Link {...props} {...link} onClick={onOpen} />} />;
  }
  return (
    <NavLink
      {...look}
      component="button"
      type="button"
      onClick={() => {
        onOpen();
        run?.();
      }}
    />
  );
}

/** Why a user may be missing, and where requests without a name are. */
function NothingFound({ directoryId, onOpen }: Pick<ResultsProps, 'directoryId' | 'onOpen'>): ReactElement {
  const words = useWords();
  return (
    <div>
      <p>{words('search.none.hint')}</p>
      {directoryId !== undefined && (
        <Link
          to="/d/$directoryId/log"
          params={{ directoryId }}
          search={{ outcome: 'failure,refused' }}
          onClick={onOpen}
        >
          {words('search.none.failed')}
        </Link>
      )}
    </div>
  );
}

/** Recently opened users while nothing is typed; pages whose names or headings fit, and actions whose names do. */
function useOffers(asked: string, directoryId: string | undefined, actions: readonly Action[]): readonly Section[] {
  const words = useWords();
  const { data: recent = [] } = useQuery(recentUsersQuery);
  const { data: directory } = useQuery({ ...directoryQuery(directoryId ?? ''), enabled: directoryId !== undefined });
  const rights = useRights();
  const wanted = asked.toLocaleLowerCase();
  const fits = (title: string): boolean => title.toLocaleLowerCase().includes(wanted);
  const places = placesFor(directory, rights).map(({ label, group, link }) => ({
    key: label,
    link,
    title: words(label),
    more: group === undefined ? '' : words(group),
  }));
  return [
    { title: 'search.recent', results: asked === '' ? recent.map(recentUser) : [] },
    { title: 'search.pages', results: places.filter(({ title, more }) => fits(title) || fits(more)) },
    { title: 'search.actions', results: actions.filter(({ title }) => fits(title)) },
  ];
}

function recentUser({ directoryId, id, displayName }: RecentUser): Result {
  return {
    key: id,
    link: { to: '/d/$directoryId/users/$userId', params: { directoryId, userId: id } },
    title: displayName,
  };
}

function users(found: SearchResults): Section {
  return {
    title: 'search.people',
    results: found.users.map((person) => ({
      key: `${person.directoryId} ${person.id}`,
      link: { to: '/d/$directoryId/users/$userId', params: { directoryId: person.directoryId, userId: person.id } },
      title: person.displayName,
      more: <PersonNote person={person} />,
    })),
  };
}

function PersonNote({ person }: { readonly person: FoundUser }): ReactElement {
  const words = useWords();
  if (person.deletedAt !== undefined) return <Status tone="bad">{words('users.deleted')}</Status>;
  if (!person.active) return <Status tone="quiet">{words('users.inactive')}</Status>;
  return <>{person.email}</>;
}

function entries(found: SearchResults, words: Words): Section {
  return {
    title: 'search.events',
    results: found.logEntries.map(({ directoryId, entry: line }) => ({
      key: line.id,
      link: { to: '/d/$directoryId/log/$entryId', params: { directoryId, entryId: line.id } },
      title: `${words.named('action', line.action) ?? line.action} – ${isolate(line.subject ?? line.id)}`,
      more: <EventNote line={line} />,
    })),
  };
}

function EventNote({ line }: { readonly line: LogEntry }): ReactElement {
  const words = useWords();
  return (
    <>
      <Status tone={toneOf(line)}>{words(`log.outcome.${line.outcome}`)}</Status> {line.code} <Clock at={line.at} />
    </>
  );
}

function groups(found: SearchResults): Section {
  return {
    title: 'nav.groups',
    results: found.groups.map(({ directoryId, id, displayName }) => ({
      key: `${directoryId} ${id}`,
      link: { to: '/d/$directoryId/groups/$groupId', params: { directoryId, groupId: id } },
      title: displayName,
    })),
  };
}

function directories(found: SearchResults): Section {
  return {
    title: 'directories.title',
    results: found.directories.map(({ id, name }) => ({
      key: id,
      link: { to: '/d/$directoryId', params: { directoryId: id } },
      title: name,
    })),
  };
}
