// What a look is drawn from: hair styles, beards and outfits.

export type Style =
  | 'bob'
  | 'long'
  | 'waves'
  | 'bun'
  | 'ponytail'
  | 'pixie'
  | 'curls'
  | 'fringe'
  | 'side'
  | 'quiff'
  | 'crop'
  | 'short-curls'
  | 'receding'
  | 'bald'
  | 'swept';

export type Outfit = 'blazer' | 'suit' | 'shirt' | 'crew' | 'turtleneck' | 'blouse' | 'v-neck';

export const styles = {
  woman: ['bob', 'long', 'waves', 'bun', 'ponytail', 'pixie', 'curls', 'fringe'],
  man: ['side', 'side', 'quiff', 'crop', 'short-curls', 'receding', 'bald', 'swept', 'swept'],
} as const satisfies Readonly<Record<string, readonly Style[]>>;

export const beards = ['none', 'none', 'none', 'stubble', 'full', 'short'] as const;

export const outfits = {
  woman: ['blazer', 'blazer', 'blouse', 'crew', 'turtleneck', 'v-neck'],
  man: ['suit', 'blazer', 'shirt', 'shirt', 'crew', 'turtleneck'],
} as const satisfies Readonly<Record<string, readonly Outfit[]>>;
