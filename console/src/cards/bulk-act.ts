// A change of chosen cards.

/** To this state, or to another template. */
export type Act = 'published' | 'paused' | 'template';

/** A change that was made and can be undone. */
export interface Done {
  readonly act: Act;
  readonly change: string;
  readonly changed: number;
}
