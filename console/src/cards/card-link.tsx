// The link by which a user looks after the own card: what became of it, and the buttons that create and revoke it.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useRef } from 'react';
import { cardLinkQuery, createCardLink, revokeCardLink } from '../api/card-links.ts';
import { formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { SecretDialog } from '../parts/secret.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { useCardWords } from './card-words.ts';

export function CardLinkPanel({ userId }: { readonly userId: string }): ReactElement {
  const say = useCardWords();
  const { language } = useLocale();
  const directoryId = useDirectoryId();
  const query = cardLinkQuery(directoryId, userId);
  const creation = useChange(createCardLink(directoryId, userId), { rereads: [query.queryKey] });
  const revocation = useChange(revokeCardLink(directoryId, userId), { rereads: [query.queryKey] });
  const button = useRef<HTMLButtonElement>(null);
  const dateOf = (at: string): string => formatDate(at, language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Panel title={say('own.link')}>
      <Hint>{say('own.link.text')}</Hint>
      <Answer query={useQuery(query)} lines={2}>
        {({ link }) => (
          <>
            <p>
              {link === undefined
                ? say('own.link.none')
                : say(`own.link.${link.state}`, { when: dateOf(link.expiresAt), by: link.createdBy })}
            </p>
            <Group>
              <Button ref={button} variant="default" loading={creation.isPending} onClick={() => creation.mutate({})}>
                {say('own.link.create')}
              </Button>
              {link?.state === 'active' && (
                <Button variant="subtle" color="red" loading={revocation.isPending} onClick={() => revocation.mutate()}>
                  {say('own.link.revoke')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Answer>
      <ProblemNotice error={creation.error ?? revocation.error} />
      <SecretDialog
        title={say('own.link')}
        text={say('own.link.shown')}
        label={say('own.link')}
        secret={creation.data?.address}
        hint={say('own.link.once')}
        close={say('own.link.close')}
        onClose={creation.reset}
        onClosed={() => button.current?.focus()}
      />
    </Panel>
  );
}
