// Sends a ZIP file of pictures that are named after users, and then shows what became of each.

import { Button, Group } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactElement, useRef, useState } from 'react';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/text.tsx';
import { takeFocus } from './bulk-focus.ts';
import { Drop } from './drop.tsx';
import classes from './photos.module.css';
import { ArchiveProblem, UnfitArchive } from './photos-problem.tsx';
import { PhotosReport, type SentPhotos } from './photos-report.tsx';
import { usePhotosWords } from './photos-words.ts';

interface PhotosFormProps {
  readonly act: Pick<UseMutationResult<SentPhotos, Error, Blob>, 'data' | 'isPending' | 'error' | 'mutate' | 'reset'>;
  readonly onClose: () => void;
}

/** What the server takes; it would cut off a larger file in the middle. */
const mostBytes = 48 * 1024 * 1024;

export function PhotosForm({ act, onClose }: PhotosFormProps): ReactElement {
  const say = usePhotosWords();
  const [file, setFile] = useState<File>();
  if (act.data !== undefined) return <PhotosReport sent={act.data} onClose={onClose} />;
  if (act.isPending) return <Sending file={file} />;
  const isTooLarge = file !== undefined && file.size > mostBytes;
  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    act.reset();
    setFile(chosen);
  };
  return (
    <Form
      submit={say('send')}
      isDisabled={file === undefined || isTooLarge}
      onSubmit={() => file !== undefined && act.mutate(file)}
    >
      <div>
        <p>{say('names')}</p>
        <Hint>{say('effect')}</Hint>
      </div>
      {isTooLarge && <UnfitArchive reason="large" />}
      <ArchiveProblem error={act.error} />
      <ChooseFile file={file} onFile={choose} />
    </Form>
  );
}

/** Without buttons: what is under way cannot be taken back. */
function Sending({ file }: { readonly file: File | undefined }): ReactElement {
  const say = usePhotosWords();
  return (
    <div ref={takeFocus} tabIndex={-1} role="status" className={classes['sending']}>
      <strong>
        <bdi className={classes['file']}>{file?.name}</bdi>
      </strong>
      <progress aria-label={say('send')} />
      {say('sending')}
    </div>
  );
}

interface ChooseFileProps {
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
}

function ChooseFile({ file, onFile }: ChooseFileProps): ReactElement {
  const say = usePhotosWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Drop label={say('file')} onFile={onFile}>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        onChange={({ currentTarget }) => {
          onFile(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <Group>
        <Button variant="default" data-autofocus ref={takeFocus} onClick={() => input.current?.click()}>
          {say(file === undefined ? 'choose' : 'chooseOther')}
        </Button>
        <span role="status" className={classes['beside']}>
          <bdi>{file?.name}</bdi>
        </span>
      </Group>
      <Hint>{say('drop')}</Hint>
    </Drop>
  );
}
