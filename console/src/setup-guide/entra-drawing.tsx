// A drawn screen of Entra beside the instructions: where in it their labels are. It says nothing that they don't, and is hidden from
// screen readers.

import type { ReactElement } from 'react';
import type { Drawn, drawingOf } from './drawings.ts';
import classes from './entra-drawing.module.css';
import type { Look } from './setup-guide-search.ts';

interface EntraDrawingProps {
  readonly drawing: ReturnType<typeof drawingOf>;
  readonly look: Look;
}

export function EntraDrawing({ drawing: { site, parts }, look }: EntraDrawingProps): ReactElement {
  const menu = parts.filter(({ kind }) => kind === 'menu');
  const content = parts.filter(({ kind }) => kind !== 'menu');
  return (
    <div className={classes['window']} data-look={look} data-drawing aria-hidden="true">
      <div className={classes['top']}>
        <i />
        <i />
        <i />
        <span>{site}</span>
      </div>
      <div className={classes['side']}>
        <b style={{ width: '70%' }} />
        {menu.map((part) => (
          <Part key={`${part.text} ${String(part.mark)}`} part={part} />
        ))}
        <b style={{ width: '55%' }} />
        <b style={{ width: '80%' }} />
      </div>
      <div className={classes['content']}>
        {content.map((part) => (
          <Part key={`${part.text} ${String(part.mark)}`} part={part} />
        ))}
      </div>
    </div>
  );
}

function Part({ part: { kind, text, value, mark } }: { readonly part: Drawn }): ReactElement {
  return (
    <div className={classes['part']} data-kind={kind}>
      <span className={classes['mark']}>{mark}</span>
      <span className={classes['text']}>{text}</span>
      {value !== undefined && <span className={classes['value']}>{value}</span>}
    </div>
  );
}
