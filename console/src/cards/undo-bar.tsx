// A change of many cards that was just made, with ten seconds to undo it.

import { Button, Paper } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { type ReactElement, useEffect, useState } from 'react';
import { cardsKey, undoCardChange } from '../api/cards.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { ProblemNotice } from '../parts/notice.tsx';
import { useDirectoryId } from '../session/rights.ts';
import type { Done } from './bulk-act.ts';
import { passFocusOn, takeFocus } from './bulk-focus.ts';
import { useCardWords } from './card-words.ts';
import classes from './cards.module.css';

const secondsToUndo = 10;

export function UndoBar({ done, onEnd }: { readonly done: Done; readonly onEnd: () => void }): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const [left, setLeft] = useState(secondsToUndo);
  const [undone, setUndone] = useState<number>();
  const undo = useChange(undoCardChange(directoryId), {
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
    <Paper ref={passFocusOn} component="section" aria-label={say('bulk')} className={classes['bulk'] ?? ''}>
      <span role="status">{text}</span>
      <ProblemNotice error={undo.error} />
      {undone === undefined ? (
        <Button
          key="undo"
          ref={takeFocus}
          variant="filled"
          loading={undo.isPending}
          onClick={() => undo.mutate(done.change)}
        >
          {say('bulk.undo')}
          <span aria-hidden="true">&nbsp;({Math.max(0, left)})</span>
        </Button>
      ) : (
        <Button key="close" ref={takeFocus} variant="subtle" onClick={onEnd}>
          {words('app.close')}
        </Button>
      )}
    </Paper>
  );
}
