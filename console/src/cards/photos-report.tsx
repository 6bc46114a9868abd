// What became of the pictures in a ZIP file: how many photos were set, and why the others were not.

import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../../src/http/api/client-types.ts';
import { useWords } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { takeFocus } from './bulk-focus.ts';
import classes from './photos.module.css';
import { usePhotosWords } from './photos-words.ts';

export type SentPhotos = Answer<'PUT', '/directories/{directory}/card-photos'>;
type SentPhoto = SentPhotos['photos'][number];

interface PhotosReportProps {
  readonly sent: SentPhotos;
  readonly onClose: () => void;
}

export function PhotosReport({ sent: { set, photos }, onClose }: PhotosReportProps): ReactElement {
  const words = useWords();
  const say = usePhotosWords();
  const missing = useMissed(photos);
  // Folders of a ZIP file may hold files of the same name.
  const rows = photos.map((photo, at) => ({ ...photo, at })).filter(({ outcome }) => outcome !== 'set');
  return (
    <Stack>
      <p ref={takeFocus} tabIndex={-1} role="status" className={classes['counts']}>
        <strong>{photos.length === 0 ? say('empty') : say('set', { count: set })}</strong> {missing}
      </p>
      {rows.length > 0 && (
        <DataTable
          isTerse
          rows={rows}
          keyOf={({ at }) => String(at)}
          columns={[
            { label: say('column.file'), cell: ({ file }) => <bdi className={classes['file']}>{file}</bdi> },
            { label: say('column.reason'), cell: (photo) => say(`reason.${reasonOf(photo)}`) },
            { label: say('column.next'), cell: (photo) => <NextStep photo={photo} /> },
          ]}
        />
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{words('app.close')}</Button>
      </Group>
    </Stack>
  );
}

const missed = ['unknown', 'ambiguous', 'noCard', 'refused'] as const;

function useMissed(photos: readonly SentPhoto[]): string | undefined {
  const say = usePhotosWords();
  const counts = missed
    .map((wanted) => [wanted, photos.filter(({ outcome }) => outcome === wanted).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => say(`missed.${outcome}`, { count }));
  return counts.length === 0 ? undefined : say('missed', { counts: counts.join(', ') });
}

function NextStep({ photo }: { readonly photo: SentPhoto }): ReactElement {
  const say = usePhotosWords();
  const reason = reasonOf(photo);
  // A newer server may know reasons that this page does not.
  if (reason === 'other') return <span lang="en">{photo.detail}</span>;
  return <>{say(`reason.${reason}.next`)}</>;
}

/** Of a refused picture: the reason of BC-950. */
const refusals = { format: 'format', damaged: 'damaged', pixels: 'large', bytes: 'large', small: 'small' } as const;

type Reason = 'unknown' | 'ambiguous' | 'noCard' | 'busy' | 'other' | (typeof refusals)[keyof typeof refusals];

function reasonOf({ outcome, code, fields }: SentPhoto): Reason {
  if (outcome === 'unknown' || outcome === 'ambiguous' || outcome === 'noCard') return outcome;
  if (code === 'BC-951') return 'busy';
  const reason = String(fields?.['reason']);
  return isRefusal(reason) ? refusals[reason] : 'other';
}

function isRefusal(reason: string): reason is keyof typeof refusals {
  return Object.hasOwn(refusals, reason);
}
