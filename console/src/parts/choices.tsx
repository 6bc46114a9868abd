// One of a few values, each with what it means.

import { Radio, type RadioGroupProps, type RadioProps, Stack } from '@mantine/core';
import type { ReactElement } from 'react';

interface ChoicesProps extends Omit<RadioGroupProps, 'children'> {
  readonly choices: readonly (RadioProps & { readonly value: string })[];
}

export function Choices({ choices, ...group }: ChoicesProps): ReactElement {
  return (
    <Radio.Group {...group}>
      <Stack gap="sm" mt="xs">
        {choices.map((choice) => (
          <Radio key={choice.value} {...choice} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
