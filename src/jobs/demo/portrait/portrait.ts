// A drawn portrait of an invented person as SVG: a head with shoulders before a wall, lit from the upper left. No real face is in it.

import type { Person } from '../../../entra/index.ts';
import { drawClothes, drawEarrings, drawGlasses } from './clothes.ts';
import { drawFeatures, drawHead, drawNeck, headPath } from './face.ts';
import { drawBackHair, drawBeard, drawFrontHair } from './hair.ts';
import { type Look, lookOf } from './look.ts';

/** The portrait of a person; the same one each time. */
export function drawPortrait(person: Pick<Person, 'objectId' | 'givenName'>): string {
  const look = lookOf(person);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 400 400">',
    drawLight(look),
    '<rect width="400" height="400" fill="url(#wall)"/><rect width="400" height="400" fill="url(#glow)"/>',
    '<g transform="translate(200 218) scale(1.16) translate(-200 -205)">',
    drawBackHair(look),
    drawNeck(look),
    `<g transform="translate(0 -9)">${drawClothes(look)}</g>`,
    drawHead(look),
    drawBeard(look),
    drawFeatures(look),
    drawGlasses(look),
    drawFrontHair(look),
    drawEarrings(look),
    '</g></svg>',
  ].join('');
}

function drawLight(look: Look): string {
  const { skin, backdrop } = look;
  const across = (id: string, color: string, from: number, to: number): string =>
    `<linearGradient id="${id}" x1="0" x2="1" y1=".2" y2=".5"><stop offset="${from}" stop-color="${color}" stop-opacity="0"/><stop offset="1" stop-color="${color}" stop-opacity="${to}"/></linearGradient>`;
  return [
    '<defs>',
    `<linearGradient id="wall" x1="0" x2="1" y1="0" y2="1"><stop offset="0" stop-color="${backdrop.light}"/><stop offset="1" stop-color="${backdrop.dark}"/></linearGradient>`,
    '<radialGradient id="glow" cx=".34" cy=".3" r=".62"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>',
    `<radialGradient id="blush"><stop offset="0" stop-color="${skin.blush}" stop-opacity=".38"/><stop offset="1" stop-color="${skin.blush}" stop-opacity="0"/></radialGradient>`,
    across('side', skin.shade, 0.45, 0.8),
    across('hair-side', '#000', 0.4, 0.26),
    across('cloth-side', '#000', 0.35, 0.3),
    `<clipPath id="head"><path d="${headPath(look)}"/></clipPath>`,
    '</defs>',
  ].join('');
}
