// The console's icons: 24-unit line drawings, hidden from screen readers because each has a text beside it.

import type { ReactElement } from 'react';

const shapes = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  warning: 'M12 4L2.8 20h18.4L12 4zM12 10v4.5M12 17.4v.2',
  refused: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17zM9 9l6 6M15 9l-6 6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 1 0 0 7zM2.5 20c.4-3.8 3-5.8 6.5-5.8s6.1 2 6.5 5.8M16 4.6a3.5 3.5 0 0 1 0 6M18 14.9c2.1.8 3.3 2.5 3.5 5.1',
  groups: 'M4 5h7v6H4zM13 13h7v6h-7zM15 5h5v5M4 14v5h5',
  log: 'M5 6h14M5 12h14M5 18h9',
  plug: 'M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.7v4.6M9 14.7v4.6',
  mapping: 'M3.5 7h9M10 4l3 3l-3 3M16.5 7h4M3.5 17h9M10 14l3 3l-3 3M16.5 17h4',
  rehearsal: 'M5 5h14v10H5zM9 20h6M12 15v5M10.5 8l3.5 2l-3.5 2z',
  code: 'M8 7l-5 5l5 5M16 7l5 5l-5 5M13.8 4.5l-3.6 15',
  overview: 'M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z',
  key: 'M8 10.5a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM10.9 11.6L19.5 3M15.5 7l3 3',
  shield: 'M12 3l7.5 2.8v5.7c0 4.6-3.1 7.9-7.5 9.5c-4.4-1.6-7.5-4.9-7.5-9.5V5.8zM8.5 12l2.5 2.5l4.5-5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17zM12 7.5V12l3 2',
  server: 'M4 4.5h16v6H4zM4 13.5h16v6H4zM7.5 7.5h.2M7.5 16.5h.2M12 7.5h5M12 16.5h5',
  building: 'M5 20.5v-16h9v16M14 9.5h5v11M3 20.5h18M8 8h3M8 12h3M8 16h3',
  schema: 'M5 4h14v5H5zM5 15h6v5H5zM15 15h4v5h-4zM8 9v6M17 9v6',
  more: 'M5.5 12h.2M12 12h.2M18.5 12h.2',
  unfold: 'M8 9.5L12 5.5l4 4M8 14.5l4 4l4-4',
  plus: 'M12 5v14M5 12h14',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  search: 'M10.5 4.5a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM15 15l5 5',
  person: 'M12 12a4 4 0 1 0 0-8a4 4 0 1 0 0 8zM4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  arrow: 'M5 12h14M13 6l6 6l-6 6',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7',
  download: 'M12 4v11M7 10.5l5 5l5-5M5 20h14',
  refresh: 'M19 12a7 7 0 1 1-2.1-5M19 3.5V8h-4.5',
  template: 'M5.5 3.5h13v17h-13zM9 7.5h6v4.5H9zM9 15h6M9 17.5h4',
  card: 'M3.5 6h17v12h-17zM8.5 12.2a1.7 1.7 0 1 0 0-3.4a1.7 1.7 0 1 0 0 3.4zM6 15.5c.5-1.3 4.5-1.3 5 0M14 10h4M14 13.5h3',
} as const;

/** Names of the drawings. */
export type IconName = keyof typeof shapes;

/** One icon; it takes the colour of the text around it. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
