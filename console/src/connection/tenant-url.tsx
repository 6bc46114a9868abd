// The Tenant URL with a copy button.

import { Group, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';

export function TenantUrl({ url }: { readonly url: string }): ReactElement {
  const words = useWords();
  return (
    <Group align="end" gap="sm">
      <TextInput
        flex="1 1 320px"
        label={words('interface.url')}
        description={words('interface.url.hint')}
        value={url}
        readOnly
        data-mono
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={url} what={words('interface.url')} />
    </Group>
  );
}
