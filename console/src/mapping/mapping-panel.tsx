// The mapping on Interface Settings: the two rows to change, and the way to everything that Entra sends.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Activity } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';
import { mappingTitle } from './mapping-check.ts';
import { MappingChecks } from './mapping-checks.tsx';

interface MappingPanelProps {
  readonly directoryId: string;
  readonly activity: Activity | undefined;
}

export function MappingPanel({ directoryId, activity }: MappingPanelProps): ReactElement {
  const words = useWords();
  return (
    <Panel title={words(mappingTitle(activity))}>
      <p className="quiet">{words('mapping.intro')}</p>
      <MappingChecks activity={activity} />
      <Link className="text-link" to="/d/$directoryId/mapping" params={{ directoryId }}>
        {words('mapping.open')}
      </Link>
    </Panel>
  );
}
