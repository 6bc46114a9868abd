// What is done with the chosen cards: first how many it changes, then the change, then ten seconds to undo it.

import { Button, Group, Paper } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { cardsKey, previewCardState, setCardState, undoCardState } from '../api/cards.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { useCardWords } from './card-words.ts';
import classes from './cards.module.css';
import type { Selection } from './selection.ts';

type Act = 'published' | 'paused';

/** A change that was made and can be undone. */
interface Done {
  readonly act: Act;
  readonly change: string;
  readonly changed: number;
}

export function BulkBar({ selection }: { readonly selection: Selection }): ReactElement | null {
  const words = useWords();
  const say = useCardWords();
  const [done, setDone] = useState<Done>();
  const { count, isAll, clear } = selection;
  if (done !== undefined) return <UndoBar key={done.change} done={done} onEnd={() => setDone(undefined)} />;
  if (count === 0) return null;
  const acts: readonly Act[] = ['published', 'paused'];
  return (
    <Paper component="section" aria-label={say('bulk')} className={classes['bulk'] ?? ''}>
      <span role="status">{say(isAll ? 'bulk.all' : 'bulk.some', { count })}</span>
      <Group gap="xs">
        {acts.map((act) => (
          <DialogButton
            key={act}
            label={words(`card.act.${act}`)}
            title={say(`bulk.${act}.title`)}
            variant={act === 'published' ? 'filled' : 'default'}
          >
            <BulkForm
              act={act}
              selection={selection}
              onDone={(made) => {
                clear();
                setDone(made);
              }}
            />
          </DialogButton>
        ))}
        <Button variant="subtle" onClick={clear}>
          {say('bulk.clear')}
        </Button>
      </Group>
    </Paper>
  );
}

interface BulkFormProps {
  readonly act: Act;
  readonly selection: Selection;
  readonly onDone: (done: Done) => void;
}

function BulkForm({ act, selection: { choice }, onDone }: BulkFormProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const close = useClose();
  const directoryId = useDirectoryId();
  const body = { state: act, ...choice };
  const preview = useQuery(previewCardState(directoryId, body));
  const change = useChange(setCardState(directoryId), {
    rereads: [cardsKey(directoryId)],
    onDone: (made) => {
      close();
      onDone({ act, ...made });
    },
  });
  return (
    <Answer query={preview} lines={3}>
      {({ chosen, changed }) => (
        <Form
          submit={words(`card.act.${act}`)}
          act={change}
          isDisabled={changed === 0}
          onSubmit={() => change.mutate(body)}
        >
          <p>
            <strong>{say(`bulk.${act}.count`, { count: changed })}</strong>{' '}
            {chosen > changed && say(`bulk.${act}.already`, { count: chosen - changed })}
          </p>
          <p>{say(`bulk.${act}.effect`)}</p>
        </Form>
      )}
    </Answer>
  );
}

const secondsToUndo = 10;

function UndoBar({ done, onEnd }: { readonly done: Done; readonly onEnd: () => void }): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const [left, setLeft] = useState(secondsToUndo);
  const [undone, setUndone] = useState<number>();
  const undo = useChange(undoCardState(directoryId), {
    rereads: [cardsKey(directoryId)],
    onDone: ({ changed }) => {
      setUndone(changed);
      setLeft(secondsToUndo);
    },
  });
  useInterval(() => setLeft((seconds) => seconds - 1), 1_000, { autoInvoke: true });
  const isOver = left <= 0 && !undo.isPending && undo.error === null;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  const text =
    undone === undefined
      ? say(`bulk.${done.act}.done`, { count: done.changed })
      : say('bulk.undone', { count: undone });
  return (
    <Paper component="section" aria-label={say('bulk')} className={classes['bulk'] ?? ''}>
      <span role="status">{text}</span>
      <ProblemNotice error={undo.error} />
      {undone === undefined ? (
        <Button variant="filled" loading={undo.isPending} onClick={() => undo.mutate(done.change)}>
          {say('bulk.undo')}
          <span aria-hidden="true">&nbsp;({Math.max(0, left)})</span>
        </Button>
      ) : (
        <Button variant="subtle" onClick={onEnd}>
          {words('app.close')}
        </Button>
      )}
    </Paper>
  );
}
