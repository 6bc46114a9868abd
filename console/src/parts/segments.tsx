// A choice of few, side by side.

import { SegmentedControl } from '@mantine/core';
import type { ReactElement } from 'react';

export interface Segment<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

interface SegmentsProps<Key extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
}

export function Segments<Key extends string>({ label, segments, chosen, onChoose }: SegmentsProps<Key>): ReactElement {
  return (
    <SegmentedControl
      aria-label={label}
      value={chosen}
      data={segments.map(({ key, label: text }) => ({ value: key, label: text }))}
      onChange={onChoose}
    />
  );
}
