// What needs attention, each with its cause and the way to its fix.

import { Badge, Button, Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { FailureCause } from '../../../src/http/api/schemas/overview.ts';
import { formatDate, formatDuration } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Item, ItemList } from '../parts/item-list.tsx';
import { Moment } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status, type Tone } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';
import type { Finding } from './attention.ts';

interface AttentionListProps {
  readonly findings: readonly Finding[];
  /** Whether the page begins with a mass deprovisioning, so that it would be wrong to say that all is well. */
  readonly isHeadedByAlarm: boolean;
}

export function AttentionList({ findings, isHeadedByAlarm }: AttentionListProps): ReactElement | null {
  const words = useWords();
  if (findings.length === 0 && isHeadedByAlarm) return null;
  return (
    <Panel
      title={words('overview.attention')}
      aside={
        findings.length > 0 && (
          <Badge color="red" circle={findings.length < 10}>
            {findings.length}
          </Badge>
        )
      }
    >
      {findings.length === 0 ? (
        <Status tone="good">{words('overview.attention.none')}</Status>
      ) : (
        <ItemList>
          {findings.map((finding) => (
            <FindingItem key={keyOf(finding)} finding={finding} />
          ))}
        </ItemList>
      )}
    </Panel>
  );
}

function keyOf(finding: Finding): string {
  if (finding.kind === 'failure') return `failure ${finding.cause.code ?? ''}`;
  return finding.kind === 'token' ? finding.ending.token.id : finding.kind;
}

function FindingItem({ finding }: { readonly finding: Finding }): ReactElement {
  const { words, language, problemText } = useLocale();
  const params = { directoryId: useDirectoryId() };
  const settings = { to: '/d/$directoryId/interface', params } as const;
  switch (finding.kind) {
    case 'failure':
      return <Failure cause={finding.cause} />;
    case 'switchedOff':
    case 'noToken':
      return (
        <Line tone="bad" text={words(`overview.${finding.kind}`)} link={settings} label={words('nav.interface')} />
      );
    case 'silent': {
      const text = words('overview.silent', { duration: formatDuration(finding.silentMs, language) });
      const link = { to: '/d/$directoryId/guide', params, search: { step: 'start' } } as const;
      return <Line text={text} more={words('overview.silent.more')} link={link} label={words('overview.check')} />;
    }
    case 'mapping': {
      const causes = finding.codes.map((code) => problemText(code)?.cause ?? code).join(' ');
      const link = { to: '/d/$directoryId/mapping', params } as const;
      return <Line text={words('overview.mapping')} more={causes} link={link} label={words('overview.mapping.open')} />;
    }
    case 'token': {
      const { token, isUrgent } = finding.ending;
      const when = formatDate(token.expiresAt ?? '', language, { dateStyle: 'long', timeStyle: 'short' });
      const text = words('token.expiring', { name: token.name, when });
      return <Line tone={isUrgent ? 'bad' : 'warning'} text={text} link={settings} label={words('overview.renew')} />;
    }
    case 'setupRequests': {
      const text = words('invite.waiting', { count: finding.count });
      return <Line text={text} link={settings} label={words('invite.links')} />;
    }
    case 'backup': {
      const more = finding.lastAt !== undefined && <Moment at={finding.lastAt} />;
      const link = { to: '/administration/system' } as const;
      return <Line text={words('overview.backup')} more={more} link={link} label={words('system.title')} />;
    }
    default:
      return finding satisfies never;
  }
}

interface LineProps {
  readonly tone?: Tone;
  readonly text: ReactNode;
  readonly more?: ReactNode;
  readonly link: LinkProps;
  readonly label: string;
}

function Line({ tone = 'warning', text, more, link, label }: LineProps): ReactElement {
  return (
    <Item
      name={
        <>
          <Status tone={tone}>{text}</Status>
          {more !== undefined && more !== false && (
            <Text c="dimmed" size="sm" ps={18}>
              {more}
            </Text>
          )}
        </>
      }
    >
      <Button variant="default" size="xs" renderRoot={(look) => <Link {...link} {...look} />}>
        {label}
      </Button>
    </Item>
  );
}

/** Its cause, whom it concerned last, and the ways to the newest entry and to all of them. */
function Failure({ cause: { code, requests, lastAt, lastEntry, lastSubject } }: { readonly cause: FailureCause }) {
  const { words, problemText } = useLocale();
  const params = { directoryId: useDirectoryId() };
  const text = problemText(code)?.cause ?? words('overview.failure.unknown');
  const all = { range: 'day', outcome: 'failure,refused', ...(code === undefined ? {} : { code }) } as const;
  return (
    <Item
      name={
        <>
          <Status tone="bad">{text}</Status>
          <Text c="dimmed" size="sm" ps={18}>
            {[code, words('overview.failure.count', { count: requests }), lastSubject].filter(Boolean).join(' · ')}
            {' · '}
            <Moment at={lastAt} />
          </Text>
        </>
      }
    >
      {requests > 1 && (
        <Button
          variant="subtle"
          size="xs"
          renderRoot={(look) => <Link to="/d/$directoryId/log" params={params} search={all} {...look} />}
        >
          {words('overview.failure.all')}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        renderRoot={(look) => (
          <Link to="/d/$directoryId/log/$entryId" params={{ ...params, entryId: lastEntry }} {...look} />
        )}
      >
        {words('overview.failure.fix')}
      </Button>
    </Item>
  );
}
