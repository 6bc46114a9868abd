// A segmented control of links or buttons; the selected one is marked visibly and for screen readers.

import type { ReactElement } from 'react';

interface Segment<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

interface SegmentsProps<Key extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
}

/** One of a few, in one row. */
export function Segments<Key extends string>(props: SegmentsProps<Key>): ReactElement {
  return (
    <fieldset className="segments">
      <legend className="unseen">{props.label}</legend>
      {props.segments.map(({ key, label }) => (
        <button key={key} type="button" aria-pressed={key === props.chosen} onClick={() => props.onChoose(key)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
