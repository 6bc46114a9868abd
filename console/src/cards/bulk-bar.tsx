// What is done with the chosen cards: first how many it changes, then the change, then ten seconds to undo it.

import { Button, Group, Paper } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import type { Act, Done } from './bulk-act.ts';
import type { OnMade } from './bulk-change.ts';
import { passFocusOn } from './bulk-focus.ts';
import { BulkState } from './bulk-state.tsx';
import { BulkTemplate } from './bulk-template.tsx';
import { useCardWords } from './card-words.ts';
import classes from './cards.module.css';
import type { Selection } from './selection.ts';
import { UndoBar } from './undo-bar.tsx';

export function BulkBar({ selection }: { readonly selection: Selection }): ReactElement | null {
  const words = useWords();
  const say = useCardWords();
  const [done, setDone] = useState<Done>();
  const { count, isAll, clear } = selection;
  if (done !== undefined) return <UndoBar key={done.change} done={done} onEnd={() => setDone(undefined)} />;
  if (count === 0) return null;
  const states = ['published', 'paused'] as const;
  const onDone =
    (act: Act): OnMade =>
    (made) => {
      clear();
      setDone({ act, ...made });
    };
  return (
    <Paper ref={passFocusOn} component="section" aria-label={say('bulk')} className={classes['bulk'] ?? ''}>
      <span role="status">{say(isAll ? 'bulk.all' : 'bulk.some', { count })}</span>
      <Group gap={6}>
        {states.map((state) => (
          <DialogButton
            key={state}
            label={words(`card.act.${state}`)}
            title={say(`bulk.${state}.title`)}
            variant={state === 'published' ? 'filled' : 'default'}
          >
            <BulkState state={state} selection={selection} onDone={onDone(state)} />
          </DialogButton>
        ))}
        <DialogButton label={say('bulk.template')}>
          <BulkTemplate selection={selection} onDone={onDone('template')} />
        </DialogButton>
        <Button variant="subtle" onClick={clear}>
          {say('bulk.clear')}
        </Button>
      </Group>
    </Paper>
  );
}
