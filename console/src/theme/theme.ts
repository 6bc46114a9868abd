// The look of the console: our own palette, chosen so that text reaches 4.5:1 and controls 3:1 in light and in dark
// (WCAG 2.2, 1.4.3 and 1.4.11).

import {
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';

const lagoon: MantineColorsTuple = [
  '#eef7f8',
  '#d9ecef',
  '#b1d8de',
  '#84c1cb',
  '#56a8b6',
  '#348fa0',
  '#1f7889',
  '#146474',
  '#0e5261',
  '#093f4b',
];

const gray: MantineColorsTuple = [
  '#f7f8f8',
  '#f0f2f2',
  '#e5e9ea',
  '#d7dddf',
  '#c2cacd',
  '#839094',
  '#647176',
  '#4e5a5f',
  '#344045',
  '#1c2629',
];

const dark: MantineColorsTuple = [
  '#dde3e5',
  '#bcc6c9',
  '#98a4a8',
  '#6f7c81',
  '#3c474b',
  '#2f393d',
  '#20282b',
  '#14191b',
  '#101415',
  '#0b0e0f',
];

const red: MantineColorsTuple = [
  '#fef1f0',
  '#fde0dd',
  '#fbc1bb',
  '#f79a91',
  '#ef6a5e',
  '#dd4436',
  '#c8321f',
  '#b42318',
  '#8f1a12',
  '#6e130d',
];

/** Mantine's theme with Becard's colours, type and radii. */
export const theme = createTheme({
  primaryColor: 'lagoon',
  primaryShade: { light: 7, dark: 6 },
  colors: { lagoon, gray, dark, red },
  white: '#ffffff',
  black: '#1c2629',
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, 'Liberation Mono', monospace",
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});

/** Mantine's own greys for secondary text and borders miss the contrast; these reach it. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4e5a5f',
    '--mantine-color-placeholder': '#647176',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0f5967',
    '--mantine-color-default-border': '#839094',
  },
  dark: {
    '--mantine-color-dimmed': '#a5b0b4',
    '--mantine-color-placeholder': '#98a4a8',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-anchor': '#84c1cb',
    '--mantine-color-default-border': '#6f7c81',
    '--mantine-color-text': '#dde3e5',
  },
});

/** Remembers the chosen scheme in this browser; public/first-paint.js reads the same key. */
export const schemeStorage = localStorageColorSchemeManager({ key: 'becard-scheme' });
