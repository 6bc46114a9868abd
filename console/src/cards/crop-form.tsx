// Chooses the square of a picture that becomes the photo, and sends it.

import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactElement, useId, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';
import { type Crop, largestCrop, mostZoomOf, zoomed, zoomOf } from './crop.ts';
import { CropArea } from './crop-area.tsx';
import { usePartWords } from './part-words.ts';
import { PhotoProblem } from './photo-problem.tsx';
import classes from './photos.module.css';
import { cutPicture } from './picture.ts';

interface CropFormProps {
  readonly picture: ImageBitmap;
  readonly act: Pick<UseMutationResult<unknown, Error, () => Promise<Blob>>, 'isPending' | 'error' | 'mutate'>;
}

const zoomStep = 0.01;

export function CropForm({ picture, act }: CropFormProps): ReactElement {
  const words = useWords();
  const say = usePartWords();
  const id = useId();
  const [crop, setCrop] = useState<Crop>(() => largestCrop(picture));
  const most = mostZoomOf(picture);
  return (
    <Form
      submit={words('app.save')}
      act={{ isPending: act.isPending, error: null }}
      onSubmit={() => act.mutate(() => cutPicture(picture, crop))}
    >
      <PhotoProblem error={act.error} />
      <CropArea picture={picture} crop={crop} onChange={setCrop} />
      <label htmlFor={id} className={classes['zoom']}>
        {say('photo.zoom')}
        <input
          id={id}
          type="range"
          min={1}
          max={most}
          step={zoomStep}
          disabled={most === 1}
          value={zoomOf(crop, picture)}
          aria-valuetext={say('photo.zoom.value', { zoom: Math.round(zoomOf(crop, picture) * 100) })}
          onChange={({ currentTarget }) => {
            const zoom = Number(currentTarget.value);
            setCrop((known) => zoomed(known, zoom, picture));
          }}
        />
      </label>
    </Form>
  );
}
