// The Tenant URL with a copy button.

import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';

export function TenantUrl({ url }: { readonly url: string }): ReactElement {
  const words = useWords();
  return (
    <div className="copy-row">
      <TextInput
        className="copy-row-field"
        label={words('interface.url')}
        description={words('interface.url.hint')}
        value={url}
        readOnly
        classNames={{ input: 'mono' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={url} what={words('interface.url')} />
    </div>
  );
}
