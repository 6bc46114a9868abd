// The look of the console: our own palette in Mantine's theme, chosen so that text reaches a contrast of 4.5:1 and controls 3:1 in light and
// in dark (WCAG 2.2, 1.4.3 and 1.4.11).

import { type CSSVariablesResolver, colorsTuple, createTheme, localStorageColorSchemeManager } from '@mantine/core';

// Ten shades each, from the lightest to the darkest.
const lagoon = colorsTuple(
  '#eef7f8 #d9ecef #b1d8de #84c1cb #56a8b6 #348fa0 #1f7889 #146474 #0e5261 #093f4b'.split(' '),
);
const gray = colorsTuple('#f7f8f8 #f0f2f2 #e5e9ea #d7dddf #c2cacd #839094 #647176 #4e5a5f #344045 #1c2629'.split(' '));
const dark = colorsTuple('#dde3e5 #bcc6c9 #98a4a8 #6f7c81 #3c474b #2f393d #20282b #14191b #101415 #0b0e0f'.split(' '));
const red = colorsTuple('#fef1f0 #fde0dd #fbc1bb #f79a91 #ef6a5e #dd4436 #c8321f #b42318 #8f1a12 #6e130d'.split(' '));

/** Mantine's theme with Becard's colours, type and radii, and how the console uses its components. */
export const theme = createTheme({
  primaryColor: 'lagoon',
  primaryShade: { light: 7, dark: 6 },
  colors: { lagoon, gray, dark, red },
  white: '#ffffff',
  black: '#1c2629',
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, 'Liberation Mono', monospace",
  fontSizes: { sm: '0.87rem', md: '0.94rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Alert: { defaultProps: { color: 'gray', variant: 'light' } },
    Badge: { defaultProps: { variant: 'light', color: 'yellow', tt: 'none', fw: 550 } },
    // In its place of the page a menu is within a landmark, and within the dialog that it belongs to.
    Menu: {
      defaultProps: { position: 'bottom-end', shadow: 'md', withinPortal: false, withInitialFocusPlaceholder: false },
    },
    ModalRoot: { defaultProps: { centered: true, radius: 'lg', padding: 'xl' } },
    Paper: { defaultProps: { withBorder: true, radius: 'lg', shadow: 'xs' } },
    PasswordInput: { defaultProps: { withAsterisk: false, required: true, maxLength: 256 } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    Stack: { defaultProps: { gap: 18 } },
    Table: { defaultProps: { verticalSpacing: 13, horizontalSpacing: 'md' } },
    Tabs: { defaultProps: { keepMounted: false } },
    TextInput: { defaultProps: { withAsterisk: false, maxLength: 200 } },
  },
});

/** Name of each variable with its value in light and in dark. Mantine's own greys miss the contrast for secondary text and borders. */
const variables: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  '--page': ['#f7f8f8', '#14191b'],
  '--sunken': ['#f0f2f2', '#121719'],
  '--line': ['#e1e6e7', '#2d3639'],
  '--accent': ['#146474', '#84c1cb'],
  '--good': ['#1a6b3c', '#74cf9b'],
  '--warning': ['#7d4e00', '#f0ba55'],
  '--chart-created': ['#146474', '#84c1cb'],
  '--chart-updated': ['#56a8b6', '#348fa0'],
  '--chart-left': ['#a86a00', '#f0ba55'],
  '--chart-failed': ['#c8321f', '#ef6a5e'],
  '--ribbon': ['#f7dfa6', '#47370f'],
  '--ribbon-text': ['#4a2f00', '#fbe3ab'],
  '--mantine-color-body': ['#ffffff', '#1b2224'],
  '--mantine-color-text': ['#1c2629', '#dde3e5'],
  '--mantine-color-dimmed': ['#4e5a5f', '#a5b0b4'],
  '--mantine-color-placeholder': ['#647176', '#98a4a8'],
  '--mantine-color-error': ['#b42318', '#ff9d94'],
  '--mantine-color-anchor': ['#0f5967', '#84c1cb'],
  '--mantine-color-default-border': ['#839094', '#6f7c81'],
  '--mantine-color-lagoon-light': ['#e6f1f3', '#1b3339'],
  '--mantine-color-lagoon-light-hover': ['#d9eaed', '#213d44'],
  '--mantine-color-lagoon-light-color': ['#146474', '#84c1cb'],
  '--mantine-color-gray-light': ['#f0f2f2', '#121719'],
  '--mantine-color-gray-light-color': ['#1c2629', '#dde3e5'],
  '--mantine-color-yellow-light': ['#fdf3dd', '#2f2714'],
  '--mantine-color-yellow-light-color': ['#7d4e00', '#f0ba55'],
  '--mantine-color-red-light': ['#fdefed', '#361d1b'],
  '--mantine-color-red-light-color': ['#b42318', '#ff9d94'],
  '--mantine-color-red-text': ['#b42318', '#ff9d94'],
};

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: Object.fromEntries(Object.entries(variables).map(([name, [light]]) => [name, light])),
  dark: Object.fromEntries(Object.entries(variables).map(([name, [, dark]]) => [name, dark])),
});

/** Remembers the chosen scheme in this browser; public/first-paint.js reads the same key. */
export const schemeStorage = localStorageColorSchemeManager({ key: 'becard-scheme' });
