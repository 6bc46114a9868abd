// The parts of the page "My card": the card as others see it, what to share, the signature, and the pause.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { MyCard } from '../../../src/http/api/my-card/contract.ts';
import { useApi } from '../api/client.ts';
import {
  myCardQuery,
  myPageQuery,
  myPhotoActs,
  myPhotoFile,
  mySignatureQuery,
  setMyCardState,
} from '../api/my-card.ts';
import { usePartWords } from '../cards/part-words.ts';
import { PhotoPanel } from '../cards/photo-panel.tsx';
import { Signature } from '../cards/signature.tsx';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { Icon } from '../theme/icons.tsx';
import { useMyWords } from './my-words.ts';

/** The public page itself, in a frame in which no script runs. */
export function MyPreview(): ReactElement {
  const { language } = useLocale();
  const say = useMyWords();
  return (
    <Panel title={say('preview')}>
      <Answer query={useQuery(myPageQuery(language))} lines={8}>
        {({ html }) => (
          <iframe
            title={say('preview.frame')}
            sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            srcDoc={html.replace('<head>', '<head><base target="_blank">')}
            style={{
              border: '1px solid var(--mantine-color-default-border)',
              width: '100%',
              height: 'min(640px, 80vh)',
            }}
          />
        )}
      </Answer>
    </Panel>
  );
}

export function MyPhoto({ card: { name, photo, maySetPhoto } }: { readonly card: MyCard }): ReactElement {
  const say = useMyWords();
  const sayPart = usePartWords();
  const api = useApi();
  return (
    <PhotoPanel
      name={name}
      photo={photo === undefined ? undefined : api.address(myPhotoFile(photo))}
      acts={myPhotoActs}
      withheld={maySetPhoto ? undefined : say('others.editor')}
    >
      {sayPart('photo.where')}
    </PhotoPanel>
  );
}

export function MyShare({ card: { state, url, wallet } }: { readonly card: MyCard }): ReactElement | null {
  const say = useMyWords();
  if (state !== 'published') return null;
  return (
    <Panel title={say('share')}>
      <Hint>{say('share.text')}</Hint>
      <img
        src={`${new URL(url).pathname}/qr.svg`}
        alt={say('share.qr')}
        width={200}
        height={200}
        style={{ maxWidth: '100%' }}
      />
      <a href={url} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
        {url}
      </a>
      <Group>
        <CopyButton text={url} what={say('share.address')} />
        <DownloadLink path="/vcard">{say('share.vcard')}</DownloadLink>
        {walletNames.map(
          (name) =>
            wallet[name] !== undefined && (
              <Button
                key={name}
                component="a"
                href={wallet[name]}
                rel="nofollow noreferrer"
                variant="default"
                leftSection={<Icon name="card" />}
              >
                {say(`share.${name}`)}
              </Button>
            ),
        )}
      </Group>
    </Panel>
  );
}

const walletNames = ['apple', 'google'] as const;

export function MySignature(): ReactElement {
  const words = useWords();
  return (
    <Panel title={words('card.signature')}>
      <Answer query={useQuery(mySignatureQuery)} lines={4}>
        {(signature) => (
          <Signature signature={signature}>
            <DownloadLink path="/signature/file">{words('card.signature.download')}</DownloadLink>
          </Signature>
        )}
      </Answer>
    </Panel>
  );
}

export function MyPause({ card: { state } }: { readonly card: MyCard }): ReactElement {
  const say = useMyWords();
  const change = useChange(setMyCardState, { rereads: [myCardQuery.queryKey] });
  if (state === 'draft') return <Notice>{say('state.draft')}</Notice>;
  const next = state === 'published' ? 'paused' : 'published';
  return (
    <Panel title={say('pause')}>
      <Hint>{say('pause.text')}</Hint>
      <ProblemNotice error={change.error} />
      <Group>
        <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ state: next })}>
          {say(next === 'paused' ? 'pause.act' : 'pause.back')}
        </Button>
      </Group>
    </Panel>
  );
}
