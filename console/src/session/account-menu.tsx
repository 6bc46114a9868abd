// The account menu: account, administration and sign-out; on a narrow screen also language and appearance.

import { ActionIcon, Menu, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { sessionQuery, signOut } from '../api/session.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useIsPhone } from '../parts/narrow.ts';
import { Icon } from '../theme/icons.tsx';
import { useHasRight } from './rights.ts';

/** A menu behind the person's icon. */
export function AccountMenu(): ReactElement {
  const words = useWords();
  const session = useQuery(sessionQuery);
  const leave = useSignOut();
  const canAudit = useHasRight('audit');
  const isPhone = useIsPhone();
  const email = session.data?.administrator?.email ?? '';
  return (
    <Menu width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={`${words('app.account')}: ${email}`}>
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" truncate title={email}>
            {email}
          </Text>
          {words('app.version', { version: session.data?.version ?? '' })}
        </Menu.Label>
        {canAudit && (
          <Menu.Item renderRoot={(look) => <Link to="/administration/administrators" {...look} />}>
            {words('administration.title')}
          </Menu.Item>
        )}
        <Menu.Item renderRoot={(look) => <Link to="/account" {...look} />}>{words('account.title')}</Menu.Item>
        {isPhone && <DisplayItems />}
        <Menu.Item onClick={() => leave.mutate()}>{words('app.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What the bar has no room for. */
function DisplayItems(): ReactElement {
  const { words, language, setLanguage } = useLocale();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark';
  return (
    <>
      <Menu.Item lang={language === 'de' ? 'en' : 'de'} onClick={() => setLanguage(language === 'de' ? 'en' : 'de')}>
        {words('search.action.language')}
      </Menu.Item>
      <Menu.Item onClick={() => setColorScheme(other)}>{words(`app.scheme.${other}`)}</Menu.Item>
    </>
  );
}

export function useSignOut() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in', search: {} });
      client.clear();
    },
  });
}
