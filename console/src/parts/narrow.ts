// Whether the window is narrow, where a style sheet alone is not enough. The widths are those of layout.module.css.

import { useMediaQuery } from '@mantine/hooks';

/** As wide as a phone: a table is a list of lines, and filters are in a sheet. */
export function useIsPhone(): boolean {
  return useIsBelow('47em');
}

/** Without room for the side bar. */
export function useIsNarrow(): boolean {
  return useIsBelow('60em');
}

/** Known before the first paint, so that nothing jumps. */
function useIsBelow(width: string): boolean {
  return useMediaQuery(`(max-width: ${width})`, false, { getInitialValueInEffect: false });
}
