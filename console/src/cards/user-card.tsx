// The card of one user: its state and address, its photo and values, its PIN, its signature, the link for the person, and its numbers.

import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Card } from '../../../src/http/api/schemas/cards.ts';
import { photoActs, photoFile, pinActs } from '../api/card-photos.ts';
import { cardQuery, cardSettingsQuery } from '../api/cards.ts';
import { useApi } from '../api/client.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { CardForm } from './card-form.tsx';
import { CardLinkPanel } from './card-link.tsx';
import { CardStatus } from './card-status.tsx';
import { CardSwitch } from './card-switch.tsx';
import { useEntered } from './entered.ts';
import { usePartWords } from './part-words.ts';
import { PhotoPanel } from './photo-panel.tsx';
import { PinPanel } from './pin-panel.tsx';
import { UserNumbers } from './user-numbers.tsx';
import { UserSignature } from './user-signature.tsx';

export function UserCard({ userId }: { readonly userId: string }): ReactElement {
  const words = useWords();
  const { data: settings } = useQuery(cardSettingsQuery(useDirectoryId()));
  if (settings?.enabled === false) return <p>{words('card.switchedOff')}</p>;
  return <EnabledCard userId={userId} />;
}

function EnabledCard({ userId }: { readonly userId: string }): ReactElement {
  const { language } = useLocale();
  const directoryId = useDirectoryId();
  const canEdit = useHasRight('edit');
  const api = useApi();
  const photoOf = ({ id, photo, changedAt }: Card): string | undefined =>
    photo ? api.address(photoFile(directoryId, id, changedAt)) : undefined;
  return (
    <Answer query={useQuery(cardQuery(directoryId, userId, language))} lines={6}>
      {(card) => (
        <>
          <PublicAddress card={card} />
          <UserPhoto card={card} photo={photoOf(card)} />
          <CardForm key={card.id} card={card} photo={photoOf(card)} />
          <PinPanel hasPin={card.pin} acts={canEdit ? pinActs(directoryId, userId) : undefined} />
          <UserSignature userId={userId} hasAddress={card.signatureAddress} />
          {canEdit && card.active && <CardLinkPanel userId={userId} />}
          <UserNumbers key={userId} userId={userId} />
        </>
      )}
    </Answer>
  );
}

interface UserPhotoProps {
  readonly card: Card;
  readonly photo: string | undefined;
}

function UserPhoto({ card: { id, name, photoOrigin }, photo }: UserPhotoProps): ReactElement {
  const say = usePartWords();
  const entered = useEntered();
  const withheld = useHasRight('edit') ? undefined : say('photo.withheld');
  return (
    <PhotoPanel name={name} photo={photo} acts={photoActs(useDirectoryId(), id)} withheld={withheld}>
      {say('photo.where')} {photoOrigin && say('photo.by', entered(photoOrigin))}
    </PhotoPanel>
  );
}

function PublicAddress({ card: { id, name, state, active, url } }: { readonly card: Card }): ReactElement {
  const words = useWords();
  const canEdit = useHasRight('edit');
  const isShown = state === 'published' && active;
  return (
    <Panel title={words('card.address')} aside={<CardStatus state={state} />}>
      {!active && <Notice tone="warning">{words('card.left')}</Notice>}
      <Hint>{words(`card.state.${state}.text`)}</Hint>
      <Group>
        {isShown && (
          <a href={url} target="_blank" rel="noreferrer">
            {url}
          </a>
        )}
        <CopyButton text={url} what={words('card.address')} />
        {canEdit && <CardSwitch id={id} name={name} state={state} />}
      </Group>
      {isShown && (
        <img src={`${new URL(url).pathname}/qr.svg`} alt={words('card.qr.of', { name })} width={160} height={160} />
      )}
    </Panel>
  );
}
