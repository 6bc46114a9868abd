// The ribbon of a demonstration: whether the simulated Entra is there, and the mistake that a visitor may ask it for.

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { letUsersLeave } from '../api/demonstration.ts';
import { activityQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useNow } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { Ribbon } from '../parts/page.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';

const tickMs = 30_000;
/** The simulated Entra comes every three minutes. */
const silentAfterMs = 5 * 60_000;

export function DemoRibbon(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const nowMs = useNow(tickMs);
  const { data: activity } = useQuery(activityQuery(directoryId));
  const canAdminister = useHasRight('administer');
  const lastRequest = activity?.lastRequest;
  const isSilent = lastRequest !== undefined && nowMs - Date.parse(lastRequest.at) > silentAfterMs;
  return (
    <Ribbon short={words(isSilent ? 'app.demonstration.short.silent' : 'app.demonstration.short')}>
      {words(isSilent ? 'app.demonstration.silent' : 'app.demonstration')}{' '}
      {canAdminister && <Leavers isUnderWay={activity?.massDeprovisioning !== undefined} />}
    </Ribbon>
  );
}

function Leavers({ isUnderWay }: { readonly isUnderWay: boolean }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const leaving = useChange(letUsersLeave(directoryId), { rereads: [activityQuery(directoryId).queryKey] });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        disabled={isUnderWay}
        loading={leaving.isPending}
        onClick={() => leaving.mutate()}
      >
        {words('app.demonstration.leave')}
      </Button>
      <ProblemNotice error={leaving.error} />
    </>
  );
}
