// A card of a page: heading, optional state beside it, content.

import { type ReactElement, type ReactNode, useId } from 'react';

interface PanelProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly tone?: 'plain' | 'danger';
  readonly children: ReactNode;
}

/** A region named by its heading. */
export function Panel({ title, aside, tone = 'plain', children }: PanelProps): ReactElement {
  const id = useId();
  return (
    <section className={`panel panel-${tone}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
