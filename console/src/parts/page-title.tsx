// The heading of a page. After a navigation the focus goes to it, so that a screen reader says which page is open.

import { Box, Group, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { isolate } from '../locales/isolate.ts';

interface PageTitleProps {
  readonly title: string;
  /** One sentence below the heading. */
  readonly intro?: ReactNode;
  /** The page's one primary button, or the state of its subject. */
  readonly action?: ReactNode;
}

/** h1, title of the browser's tab, and focus. */
export function PageTitle({ title, intro, action }: PageTitleProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const router = useRouter();

  useEffect(() => {
    if (router.history.location.state.__TSR_index > 0) heading.current?.focus();
  }, [router]);

  return (
    <Group justify="space-between" gap="md" w="100%">
      <title>{`${isolate(title)} – Becard`}</title>
      <Box flex="1 1 320px" miw={0}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {intro !== undefined && (
          <Text component="div" c="dimmed" maw="68ch" mt={6} style={{ overflowWrap: 'anywhere' }}>
            {intro}
          </Text>
        )}
      </Box>
      {action}
    </Group>
  );
}
