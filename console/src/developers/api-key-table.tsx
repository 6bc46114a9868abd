// The API keys: active and expired ones in a table, revoked ones folded away.

import { ActionIcon, Group, Menu, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ApiKey } from '../../../src/http/api/schemas/api-keys.ts';
import { directoriesQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { Fold } from '../parts/text.tsx';
import { Icon } from '../theme/icons.tsx';
import { EditKeyForm, RevokeKeyForm } from './key-forms.tsx';

export function ApiKeyTable({ keys }: { readonly keys: readonly ApiKey[] }): ReactElement {
  const words = useWords();
  const revoked = keys.filter(({ state }) => state === 'revoked');
  return (
    <>
      <Rows keys={keys.filter(({ state }) => state !== 'revoked')} />
      {revoked.length > 0 && (
        <Fold title={words('apiKey.revoked', { count: revoked.length })}>
          <Rows keys={revoked} />
        </Fold>
      )}
    </>
  );
}

function Rows({ keys }: { readonly keys: readonly ApiKey[] }): ReactElement {
  const words = useWords();
  return (
    <DataTable
      rows={keys}
      keyOf={({ id }) => id}
      columns={[
        { label: words('apiKey.name'), cell: (apiKey) => <Name apiKey={apiKey} /> },
        { label: words('apiKey.scopes'), cell: ({ scopes }) => <Scopes scopes={scopes} /> },
        { label: words('apiKey.directories'), cell: ({ directories }) => <Directories ids={directories} /> },
        { label: words('apiKey.lastUsed'), cell: ({ lastUsedAt }) => <Moment at={lastUsedAt} /> },
        { label: words('apiKey.expires'), cell: (apiKey) => <End apiKey={apiKey} /> },
        {
          label: words('apiKey.actions'),
          isAction: true,
          cell: (apiKey) => apiKey.state !== 'revoked' && <Actions apiKey={apiKey} />,
        },
      ]}
    />
  );
}

function Name({ apiKey: { name, hint } }: { readonly apiKey: ApiKey }): ReactElement {
  return (
    <Stack gap={2}>
      <span>{name}</span>
      <code style={{ whiteSpace: 'nowrap' }}>{hint}</code>
    </Stack>
  );
}

function Scopes({ scopes }: Pick<ApiKey, 'scopes'>): ReactElement {
  return (
    <Group gap={6}>
      {scopes.map((scope) => (
        <code key={scope}>{scope}</code>
      ))}
    </Group>
  );
}

function Directories({ ids }: { readonly ids: ApiKey['directories'] }): ReactElement {
  const words = useWords();
  const { data = [] } = useQuery(directoriesQuery);
  if (ids === undefined) return <>{words('apiKey.directories.all')}</>;
  const names = ids.map((id) => data.find((directory) => directory.id === id)?.name ?? id);
  return <>{names.join(', ')}</>;
}

function End({ apiKey: { state, expiresAt, revokedAt } }: { readonly apiKey: ApiKey }): ReactElement {
  const words = useWords();
  if (revokedAt !== undefined) return <Moment at={revokedAt} />;
  if (state === 'active') return <Moment at={expiresAt} />;
  return (
    <Status tone="bad">
      {words('apiKey.expired')} <Moment at={expiresAt} />
    </Status>
  );
}

/** The menu of a key, and the dialog of the act that was chosen last. */
function Actions({ apiKey }: { readonly apiKey: ApiKey }): ReactElement {
  const words = useWords();
  const { name, state } = apiKey;
  const [act, setAct] = useState<'edit' | 'revoke'>('edit');
  const [isOpen, { open, close }] = useDisclosure();
  const choose = (chosen: typeof act) => (): void => {
    setAct(chosen);
    open();
  };
  return (
    <>
      <Menu width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={words('apiKey.actionsOf', { name })}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {state === 'active' && <Menu.Item onClick={choose('edit')}>{words('apiKey.edit')}</Menu.Item>}
          <Menu.Item color="var(--mantine-color-red-text)" onClick={choose('revoke')}>
            {words('apiKey.revoke')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog title={words(`apiKey.${act}.title`, { name })} isOpen={isOpen} onClose={close}>
        {act === 'edit' && <EditKeyForm apiKey={apiKey} />}
        {act === 'revoke' && <RevokeKeyForm apiKey={apiKey} />}
      </Dialog>
    </>
  );
}
