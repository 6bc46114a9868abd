// How an invented person looks: drawn by lot from the person's id, so that it is the same after each start.

import type { Person, Random } from '../../../entra/index.ts';
import { createRandom, isWoman } from '../../../entra/index.ts';
import {
  type Backdrop,
  backdrops,
  clothColors,
  darkHair,
  fairHair,
  type Hair,
  irises,
  type Skin,
  skins,
} from './colors.ts';
import { beards, type Outfit, outfits, type Style, styles } from './wardrobe.ts';

export interface Look {
  readonly skin: Skin;
  readonly hair: Hair;
  readonly style: Style;
  readonly beard: (typeof beards)[number];
  readonly outfit: Outfit;
  readonly cloth: string;
  readonly shirt: string;
  readonly backdrop: Backdrop;
  readonly iris: string;
  readonly glasses: 'none' | 'round' | 'square';
  readonly mouth: 'smile' | 'grin' | 'calm';
  readonly isWoman: boolean;
  readonly isOld: boolean;
  readonly hasFreckles: boolean;
  readonly hasEarrings: boolean;
  /** Widths of the cheeks and of the jaw, as halves. */
  readonly cheeks: number;
  readonly jaw: number;
}

/** Of names from other parts of the world than the other ones of the company. */
const complexions: Readonly<Record<string, readonly number[]>> = {
  Kwame: [5, 6],
  Priya: [4],
  Zainab: [4, 5],
  Ayşe: [2, 3],
  Şebnem: [2, 3],
  Mehmet: [3],
  Ömer: [2, 3],
};

export function lookOf(person: Pick<Person, 'objectId' | 'givenName'>): Look {
  const random = createRandom(`portrait ${person.objectId}`);
  const female = isWoman(person);
  const tone = random.pick(complexions[person.givenName] ?? [0, 0, 1, 1, 0, 1, 2, 2, 3]);
  const isOld = random.chance(0.2);
  const style = random.pick(styles[female ? 'woman' : 'man']);
  return {
    skin: skins[tone] ?? skins[0],
    hair: hairOf(random, tone, isOld, female),
    style,
    beard: female ? 'none' : random.pick(beards),
    outfit: random.pick(outfits[female ? 'woman' : 'man']),
    cloth: random.pick(clothColors),
    shirt: random.pick(['#fbfbf9', '#eef3f8', '#dfe9f3', '#f6ecec']),
    backdrop: random.pick(backdrops),
    iris: random.pick(irises),
    glasses: random.pick(['none', 'none', 'none', 'none', 'round', 'square']),
    mouth: random.pick(['smile', 'smile', 'grin', 'grin', 'calm']),
    isWoman: female,
    isOld,
    hasFreckles: tone < 3 && random.chance(0.15),
    hasEarrings: female && random.chance(0.5),
    cheeks: (female ? 58 : 60) + random.below(6),
    jaw: (female ? 36 : 43) + random.below(8),
  };
}

function hairOf(random: Random, tone: number, isOld: boolean, female: boolean): Hair {
  const grey = { base: '#b9bbbf', shade: '#96999f', light: '#d6d8db', brow: '#85888e' };
  if (isOld && (!female || random.chance(0.6))) return grey;
  return random.pick(tone > 2 ? darkHair : [...darkHair, ...fairHair, ...fairHair]);
}
