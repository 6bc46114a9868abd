// The photo of a card: shown, chosen from a file or dropped, replaced and removed. The editor comes with the first picture.

import { Button, Group } from '@mantine/core';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { PhotoActs } from '../api/card-photos.ts';
import { useChange } from '../parts/change.ts';
import { Dialog, DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Late, lateCode } from '../parts/late.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { Drop } from './drop.tsx';
import { usePartWords } from './part-words.ts';
import { UnfitNotice } from './photo-problem.tsx';
import classes from './photos.module.css';
import { pictureTypes, readPicture, type Unfit } from './picture.ts';

interface PhotoPanelProps {
  /** Of the card, for those who do not see the photo. */
  readonly name: string;
  /** The address of the photo; undefined without one. */
  readonly photo: string | undefined;
  readonly acts: PhotoActs;
  /** Undefined where it may be changed. */
  readonly withheld?: ReactNode;
  /** Beside the photo: who set it. */
  readonly children?: ReactNode;
}

const editor = lateCode('photo-editor', () => import('./crop-form.tsx'));

export function PhotoPanel({ name, photo, acts, withheld, children }: PhotoPanelProps): ReactElement {
  const say = usePartWords();
  return (
    <Panel title={say('photo')}>
      <Group align="center" wrap="nowrap">
        {photo === undefined ? (
          <span className={classes['none']}>{say('photo.none')}</span>
        ) : (
          <img className={classes['photo']} src={photo} alt={say('photo.of', { name })} width={112} height={112} />
        )}
        <div className={classes['beside']}>
          <Hint>{children}</Hint>
        </div>
      </Group>
      {withheld === undefined ? <PhotoChange hasPhoto={photo !== undefined} acts={acts} /> : <Hint>{withheld}</Hint>}
    </Panel>
  );
}

function PhotoChange({ hasPhoto, acts }: { readonly hasPhoto: boolean; readonly acts: PhotoActs }): ReactElement {
  const say = usePartWords();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { picture, unfit, isReading, choose, close } = usePicture();
  const change = useChange(acts.set, { rereads: acts.rereads, onDone: close });
  const take = (file: File | undefined): void => {
    change.reset();
    void choose(file);
  };
  return (
    <>
      {unfit !== undefined && <UnfitNotice reason={unfit} />}
      <Drop label={say('photo')} onFile={take}>
        <input
          ref={input}
          type="file"
          accept={pictureTypes}
          hidden
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
        <Group>
          <Button ref={button} variant="default" loading={isReading} onClick={() => input.current?.click()}>
            {say(hasPhoto ? 'photo.replace' : 'photo.choose')}
          </Button>
          {hasPhoto && (
            <DialogButton label={say('photo.remove')} variant="subtle" color="red">
              <RemoveForm acts={acts} />
            </DialogButton>
          )}
        </Group>
        <Hint>{say('photo.drop')}</Hint>
      </Drop>
      <span role="status">{change.isSuccess && say('photo.saved')}</span>
      <Dialog
        title={say('photo.crop')}
        isOpen={picture !== undefined}
        onClose={close}
        onClosed={() => button.current?.focus()}
      >
        {picture !== undefined && (
          <Late code={editor}>{({ CropForm }) => <CropForm picture={picture} act={change} />}</Late>
        )}
      </Dialog>
    </>
  );
}

function RemoveForm({ acts }: { readonly acts: PhotoActs }): ReactElement {
  const say = usePartWords();
  const removal = useChange(acts.remove, { rereads: acts.rereads, onDone: useClose() });
  return (
    <Form submit={say('photo.remove')} act={removal} isDangerous onSubmit={() => removal.mutate()}>
      <p>{say('photo.remove.effect')}</p>
    </Form>
  );
}

/** The picture that is being cut, or why a file is none. */
function usePicture() {
  const [chosen, setChosen] = useState<ImageBitmap | Unfit>();
  const [isReading, setReading] = useState(false);
  const isUnfit = typeof chosen === 'string';
  return {
    picture: isUnfit ? undefined : chosen,
    unfit: isUnfit ? chosen : undefined,
    isReading,
    close: (): void => setChosen(undefined),
    choose: async (file: File | undefined): Promise<void> => {
      if (file === undefined) return;
      setReading(true);
      setChosen(await readPicture(file));
      setReading(false);
    },
  };
}
