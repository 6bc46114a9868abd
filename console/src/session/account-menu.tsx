// The account menu: account, administration and sign-out.

import { ActionIcon, Menu, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { sessionQuery, signOut } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';
import { useHasRight } from './rights.ts';

/** A menu behind the person's icon. */
export function AccountMenu(): ReactElement {
  const words = useWords();
  const session = useQuery(sessionQuery);
  const leave = useSignOut();
  const canAudit = useHasRight('audit');
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
        <Menu.Item onClick={() => leave.mutate()}>{words('app.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
