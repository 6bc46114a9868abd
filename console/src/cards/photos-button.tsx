// Opens the dialog that sets many photos from a ZIP file, which comes when it is first opened.

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { setPhotos } from '../api/card-photos.ts';
import { cardsKey } from '../api/cards.ts';
import { useChange } from '../parts/change.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Late, lateCode } from '../parts/late.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { useCardWords } from './card-words.ts';

const form = lateCode('photos-form', () => import('./photos-form.tsx'));

export function PhotosButton(): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const [isOpen, { open, close }] = useDisclosure();
  const change = useChange(setPhotos(directoryId), { rereads: [cardsKey(directoryId)] });
  const begin = (): void => {
    change.reset();
    open();
  };
  return (
    <>
      <Button variant="default" onClick={begin}>
        {say('photos')}
      </Button>
      {/* Closed while the file is under way, it would lose the report. */}
      <Dialog title={say('photos.title')} isOpen={isOpen} isWide canDismiss={!change.isPending} onClose={close}>
        <Late code={form}>{({ PhotosForm }) => <PhotosForm act={change} onClose={close} />}</Late>
      </Dialog>
    </>
  );
}
