// The frame of the pages about all directories and the server.

import { Outlet, useLocation } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { SidePages } from '../parts/side-pages.tsx';
import { administrationPlaces, isOffered } from '../session/places.ts';
import { useRights } from '../session/rights.ts';

export function AdministrationFrame(): ReactElement {
  const words = useWords();
  const rights = useRights();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const here = administrationPlaces.flatMap(({ places }) => [...places]).find(({ to }) => path.startsWith(to));
  const isRefused = here !== undefined && !isOffered(here, rights);
  const groups = administrationPlaces.map(({ title, places }) => ({
    title: words(title),
    pages: places
      .filter((place) => isOffered(place, rights))
      .map(({ to, label, icon }) => ({ link: { to }, label: words(label), icon })),
  }));
  return (
    <SidePages label={words('administration.title')} groups={groups}>
      {isRefused ? (
        <>
          <PageTitle title={words(here.label)} />
          <Notice icon="lock">{words('administration.refused')}</Notice>
        </>
      ) : (
        <Outlet />
      )}
    </SidePages>
  );
}
