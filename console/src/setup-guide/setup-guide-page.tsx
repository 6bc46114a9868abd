// /d/:id/guide: the setup guide for administrators.

import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { SetupGuide } from './setup-guide.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/guide');

export function SetupGuidePage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const place = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageTitle title={words('guide.title')} intro={words('guide.intro')} />
      <SetupGuide
        key={directoryId}
        directoryId={directoryId}
        place={place}
        onMove={(search) => navigate({ search, replace: true })}
      />
    </>
  );
}
