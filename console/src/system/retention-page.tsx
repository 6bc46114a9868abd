// /administration/retention: how long data is kept.

import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { RetentionPanel } from './retention-panel.tsx';

export function RetentionPage(): ReactElement {
  const words = useWords();
  return (
    <>
      <PageTitle title={words('retention.title')} intro={words('retention.intro')} />
      <RetentionPanel title={words('retention.kept')} />
    </>
  );
}
