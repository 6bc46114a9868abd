// What the search can do: create a directory, copy a Tenant URL, change appearance or language, sign out.

import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { directoryQuery } from '../api/directories.ts';
import { useLocale } from '../locales/locale.tsx';
import { useSignOut } from '../session/account-menu.tsx';
import { useHasRight } from '../session/rights.ts';

export interface Action {
  readonly key: string;
  readonly title: string;
  readonly run: () => unknown;
}

/** Those that are possible here; `create` opens the form of a new directory. */
export function useActions(directoryId: string | undefined, create: () => void): readonly Action[] {
  const { words, language, setLanguage } = useLocale();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const canAdminister = useHasRight('administer');
  const { data: directory } = useQuery({ ...directoryQuery(directoryId ?? ''), enabled: directoryId !== undefined });
  const leave = useSignOut();
  const url = directory?.tenantUrl;
  const other = scheme === 'dark' ? 'light' : 'dark';
  return [
    ...(canAdminister ? [{ key: 'create', title: words('directories.create'), run: create }] : []),
    ...(url === undefined
      ? []
      : [
          {
            key: 'copy',
            title: words('app.copyOf', { what: words('interface.url') }),
            run: () => navigator.clipboard?.writeText(url),
          },
        ]),
    { key: 'scheme', title: words(`app.scheme.${other}`), run: () => setColorScheme(other) },
    {
      key: 'language',
      title: words('search.action.language'),
      run: () => setLanguage(language === 'de' ? 'en' : 'de'),
    },
    { key: 'signOut', title: words('app.signOut'), run: () => leave.mutate() },
  ];
}
