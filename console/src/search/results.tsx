// Search results under headings; every result is a link.

import { NavLink, Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import type { SearchResults } from '../../../src/http/api/schemas/search.ts';
import type { FoundUser } from '../../../src/http/api/schemas/users.ts';
import { isolate } from '../locales/isolate.ts';
import { useWords } from '../locales/locale.tsx';
import type { MessageId, Words } from '../locales/words.ts';
import { toneOf } from '../log/outcome.ts';
import { Clock } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';

interface ResultsProps {
  readonly text: string;
  readonly found: SearchResults | undefined;
  readonly isFresh: boolean;
  readonly directoryId: string | undefined;
  readonly onOpen: () => void;
}

interface Result {
  readonly key: string;
  readonly link: LinkProps;
  readonly title: string;
  readonly more?: ReactNode;
}

interface Section {
  readonly title: MessageId;
  readonly results: readonly Result[];
}

export function Results({ text, found, isFresh, directoryId, onOpen }: ResultsProps): ReactElement {
  const words = useWords();
  const asked = text.trim();
  const places = placesFor(asked, directoryId, words);
  const sections: readonly Section[] =
    asked === '' || found === undefined
      ? [places]
      : [users(found), entries(found, words), groups(found), directories(found), places];
  const count = sections.reduce((sum, { results }) => sum + results.length, 0);
  const summary = count === 0 ? words('search.none', { text: asked }) : words('search.count', { count });
  return (
    <>
      <Text c="dimmed" role="status">
        {asked !== '' && isFresh && summary}
      </Text>
      {sections
        .filter(({ results }) => results.length > 0)
        .map(({ title, results }) => (
          <section key={title} aria-label={words(title)}>
            <Hint>{words(title)}</Hint>
            {results.map(({ key, link, title: name, more }) => (
              <NavLink
                key={key}
                bdrs="md"
                td="none"
                label={name}
                description={more}
                renderRoot={(look) => <Link {...look} {...link} onClick={onOpen} />}
              />
            ))}
          </section>
        ))}
    </>
  );
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

const pages = [
  ['/d/$directoryId/users', 'nav.users'],
  ['/d/$directoryId/groups', 'nav.groups'],
  ['/d/$directoryId/log', 'nav.log'],
  ['/d/$directoryId/interface', 'nav.interface'],
  ['/d/$directoryId/schemas', 'schemas.title'],
  ['/d/$directoryId/settings', 'nav.settings'],
] as const satisfies readonly (readonly [string, MessageId])[];

/** Pages whose names fit; all of them while nothing is typed. */
function placesFor(asked: string, directoryId: string | undefined, words: Words): Section {
  const ofDirectory =
    directoryId === undefined
      ? []
      : pages.map(([to, label]) => ({ key: to, link: { to, params: { directoryId } }, title: words(label) }));
  const all = [
    ...ofDirectory,
    { key: 'directories', link: { to: '/directories' as const }, title: words('directories.title') },
  ];
  const wanted = asked.toLocaleLowerCase();
  return {
    title: 'search.pages',
    results: all.filter(({ title }) => title.toLocaleLowerCase().includes(wanted)),
  };
}
