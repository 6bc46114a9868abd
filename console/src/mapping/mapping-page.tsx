// /d/:id/mapping: what Entra sends, attribute by attribute, and what Becard does with it.

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Mapping, UnmappedAttribute } from '../../../src/http/api/schemas/mapping.ts';
import { activityQuery } from '../api/directories.ts';
import { mappingQuery } from '../api/mapping.ts';
import { useReload } from '../live/reload.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Moment } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { AttributeTable, DefaultRowTable } from './attribute-table.tsx';
import { MappingPanel } from './mapping-panel.tsx';

/** The report reads many users. */
const reportRestMs = 5_000;

export function MappingPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const activity = useQuery(activityQuery(directoryId));
  const report = useQuery(mappingQuery(directoryId));
  useReload(mappingQuery(directoryId).queryKey, reportRestMs);
  return (
    <>
      <PageTitle title={words('mapping.title')} intro={words('mapping.page.intro')} />
      <Answer query={report} lines={8}>
        {(data) => (
          <>
            <MappingPanel activity={activity.data}>
              <Warned report={data} />
              <DefaultRowTable />
            </MappingPanel>
            <IgnoredTable attributes={data.unmapped} />
            {data.users === 0 ? (
              <EmptyState icon="people" title={words('mapping.empty.title')} text={words('mapping.empty.text')} />
            ) : (
              <Panel title={words('mapping.sent')}>
                <Sent report={data} />
              </Panel>
            )}
          </>
        )}
      </Answer>
      <Panel title={words('schemas.title')}>
        <Text c="dimmed">{words('schemas.short')}</Text>
        <p>
          <Link to="/d/$directoryId/schemas" params={{ directoryId }}>
            {words('schemas.open')}
          </Link>
        </p>
      </Panel>
    </>
  );
}

/** How many users are still under the un-adjusted mapping. */
function Warned({ report: { warnings } }: { readonly report: Mapping }): ReactElement | null {
  const words = useWords();
  const count = warnings.reduce((sum, { code, users }) => (code === 'BC-401' ? sum : sum + users), 0);
  return count === 0 ? null : <p>{words('mapping.warned', { count })}</p>;
}

function Sent({ report: { users, sampled, attributes, warnings } }: { readonly report: Mapping }): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const broken = warnings.find(({ code }) => code === 'BC-401')?.users ?? 0;
  const counts = { looked: formatCount(sampled, language), users: formatCount(users, language) };
  return (
    <>
      <Text c="dimmed">{words(sampled < users ? 'mapping.sample' : 'mapping.all', counts)}</Text>
      {broken > 0 && (
        <Notice tone="warning">
          {words('mapping.email.invalid', { count: broken })}{' '}
          <Link to="/d/$directoryId/users" params={{ directoryId }} search={{ status: 'flagged' }}>
            {words('mapping.email.show')}
          </Link>
        </Notice>
      )}
      <AttributeTable attributes={attributes} sampled={sampled} />
    </>
  );
}

/** Nothing while everything that arrives is taken. */
function IgnoredTable({ attributes }: { readonly attributes: readonly UnmappedAttribute[] }): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  if (attributes.length === 0) return null;
  return (
    <Panel title={words('mapping.ignored')}>
      <Text c="dimmed">{words('mapping.ignored.intro')}</Text>
      <DataTable
        rows={attributes}
        keyOf={({ path }) => path}
        columns={[
          { label: words('mapping.target'), cell: ({ path }) => <code>{path}</code> },
          {
            label: words('mapping.ignored.why'),
            cell: (attribute) => (
              <>
                {words(`mapping.ignored.why.${kindOf(attribute)}`, { urn: attribute.urn ?? '' })}{' '}
                {attribute.isRefused && <Status tone="bad">{words('mapping.ignored.refused')}</Status>}
              </>
            ),
          },
          {
            label: words('mapping.ignored.fix'),
            cell: (attribute) => (
              <>
                {words(`mapping.ignored.fix.${kindOf(attribute)}`)}{' '}
                {kindOf(attribute) !== 'standard' && (
                  <Link to="/d/$directoryId/schemas" params={{ directoryId }}>
                    {words('schemas.title')}
                  </Link>
                )}
              </>
            ),
          },
          {
            label: words('mapping.ignored.last'),
            cell: ({ lastAt, lastEntry, requests }) => (
              <>
                <Link to="/d/$directoryId/log/$entryId" params={{ directoryId, entryId: lastEntry }}>
                  <Moment at={lastAt} />
                </Link>
                <Hint>{words('mapping.ignored.requests', { count: requests })}</Hint>
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** `schema`: no schema of that name is there; `attribute`: it has no such attribute; `standard`: the name belongs to no schema. */
function kindOf({ urn, hasSchema }: UnmappedAttribute): 'schema' | 'attribute' | 'standard' {
  if (urn === undefined) return 'standard';
  return hasSchema ? 'attribute' : 'schema';
}
