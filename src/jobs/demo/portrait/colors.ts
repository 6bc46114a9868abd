// The colours of the portraits: each of a part, its shadow and its light.

export interface Skin {
  readonly base: string;
  readonly shade: string;
  readonly light: string;
  readonly line: string;
  readonly blush: string;
  readonly lip: string;
}

export const skins = [
  { base: '#fbe0cf', shade: '#efc3a9', light: '#ffeee3', line: '#cf8f72', blush: '#f2998c', lip: '#c9695f' },
  { base: '#f6d0b5', shade: '#e5b08e', light: '#ffe3cf', line: '#bf7d59', blush: '#ec8b78', lip: '#bd5f52' },
  { base: '#eabf9b', shade: '#d59d75', light: '#f8d6b8', line: '#ab6d48', blush: '#df7c66', lip: '#ad5447' },
  { base: '#d9a57c', shade: '#bf855b', light: '#eabf99', line: '#92593a', blush: '#cd6b53', lip: '#9b483c' },
  { base: '#bd855c', shade: '#a06a44', light: '#d29f78', line: '#774526', blush: '#b2543f', lip: '#873d33' },
  { base: '#96633f', shade: '#7a4c2d', light: '#ae7a54', line: '#552f19', blush: '#9a4534', lip: '#74322c' },
  { base: '#744a31', shade: '#5b3722', light: '#8d6145', line: '#3d2212', blush: '#84392c', lip: '#612a27' },
] as const satisfies readonly Skin[];

export interface Hair {
  readonly base: string;
  readonly shade: string;
  readonly light: string;
  readonly brow: string;
}

export const darkHair: readonly Hair[] = [
  { base: '#2b2523', shade: '#191514', light: '#4b413d', brow: '#221d1b' },
  { base: '#3d2b22', shade: '#281b14', light: '#5f4636', brow: '#33241c' },
  { base: '#523726', shade: '#3a2618', light: '#79543c', brow: '#443022' },
];

export const fairHair: readonly Hair[] = [
  { base: '#73492c', shade: '#57351e', light: '#9a6a45', brow: '#5c3c25' },
  { base: '#8e6239', shade: '#6f4a28', light: '#b78a5b', brow: '#6e4d30' },
  { base: '#c89a58', shade: '#a87c3f', light: '#e3bf85', brow: '#94703f' },
  { base: '#dfbd7f', shade: '#c09b5b', light: '#f3dcad', brow: '#a88752' },
  { base: '#9c4a26', shade: '#7a3518', light: '#c56d41', brow: '#7d3f22' },
];

export const irises: readonly string[] = ['#3b2a20', '#4a3526', '#3f5a6e', '#4c6b58', '#5b4a33'];

export const clothColors: readonly string[] = [
  '#22384f',
  '#2f4858',
  '#33413c',
  '#4a3b52',
  '#6b3f45',
  '#7d5540',
  '#37474f',
  '#4f5d75',
  '#5f7161',
  '#8a5a5f',
  '#b06f4f',
  '#3f6c73',
];

/** Of a wall, from its light to its dark side. */
export interface Backdrop {
  readonly light: string;
  readonly dark: string;
}

export const backdrops: readonly Backdrop[] = [
  { light: '#e9eef0', dark: '#b9c6cc' },
  { light: '#e3ede6', dark: '#afc4b6' },
  { light: '#f4ebdd', dark: '#d8c3a2' },
  { light: '#f3e6e2', dark: '#d5b4aa' },
  { light: '#e4e8f4', dark: '#b1bbd8' },
  { light: '#ece6f1', dark: '#c2b3d2' },
  { light: '#dcecee', dark: '#9fc3c9' },
  { light: '#f6efcf', dark: '#dccb8d' },
];
