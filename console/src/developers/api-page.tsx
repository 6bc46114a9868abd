// The tab API: the base URL, a first request, and the API keys.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CreatedApiKey } from '../../../src/http/api/schemas/api-keys.ts';
import { apiKeysQuery } from '../api/api-keys.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton, CopyField } from '../parts/copy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { SecretDialog } from '../parts/secret.tsx';
import { RawText } from '../parts/text.tsx';
import { useHasRight } from '../session/rights.ts';
import { ApiKeyTable } from './api-key-table.tsx';
import { CreatableList } from './creatable-list.tsx';
import { CreateKeyForm } from './create-key-form.tsx';

export function ApiPage(): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('administer');
  return (
    <>
      {canAdminister ? <ApiKeys /> : <Notice>{words('apiKey.readOnly')}</Notice>}
      <FirstRequest />
    </>
  );
}

function ApiKeys(): ReactElement {
  const words = useWords();
  const keys = useQuery(apiKeysQuery);
  const [created, setCreated] = useState<CreatedApiKey>();
  return (
    <>
      <CreatableList
        title={words('apiKey.title')}
        none={[words('apiKey.none'), words('apiKey.none.text')]}
        icon="lock"
        query={keys}
        create={words('apiKey.create')}
        form={<CreateKeyForm onCreated={setCreated} />}
      >
        {(items) => <ApiKeyTable keys={items} />}
      </CreatableList>
      <SecretDialog
        title={words('apiKey.shown.title')}
        text={words('apiKey.shown.once', { name: created?.key.name ?? '' })}
        label={words('apiKey.one')}
        secret={created?.secret}
        hint={words('apiKey.shown.lost')}
        close={words('apiKey.shown.close')}
        onClose={() => setCreated(undefined)}
      />
    </>
  );
}

function FirstRequest(): ReactElement {
  const words = useWords();
  const baseUrl = new URL('/api/v1', document.baseURI).href;
  const command = `curl ${baseUrl}/directories \\\n  --header "Authorization: Bearer becard_api_…"`;
  return (
    <Panel title={words('developers.firstRequest')}>
      <CopyField label={words('developers.baseUrl')} text={baseUrl} />
      <RawText label={words('developers.firstRequest')} text={command} />
      <Group>
        <CopyButton text={command} what={words('developers.firstRequest')} />
        <Button component="a" variant="default" href="/api/v1/openapi.json" download>
          {words('developers.openapi')}
        </Button>
      </Group>
    </Panel>
  );
}
