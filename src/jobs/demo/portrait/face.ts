// Head, neck, and what is in a face.

import type { Look } from './look.ts';

/** The outline of the head; its middle is at 200, its chin at 262. */
export function headPath({ cheeks, jaw }: Look): string {
  const [left, right] = [200 - cheeks, 200 + cheeks];
  return [
    `M${left} 162`,
    `C${left - 1} 112 ${200 - 36} 86 200 86`,
    `C${200 + 36} 86 ${right + 1} 112 ${right} 162`,
    `C${right} 190 ${200 + jaw + 9} 216 ${200 + jaw} 232`,
    `C${200 + jaw - 10} 249 ${200 + 17} 262 200 262`,
    `C${200 - 17} 262 ${200 - jaw + 10} 249 ${200 - jaw} 232`,
    `C${200 - jaw - 9} 216 ${left} 190 ${left} 162Z`,
  ].join(' ');
}

export function drawNeck({ skin, isWoman }: Look): string {
  const half = isWoman ? 25 : 31;
  const neck = `M${200 - half} 215 L${200 - half} 296 C${200 - half} 312 ${200 - half - 24} 322 ${200 - half - 44} 330 L${200 + half + 44} 330 C${200 + half + 24} 322 ${200 + half} 312 ${200 + half} 296 L${200 + half} 215Z`;
  const shadow = `M${200 - half} 236 C${200 - half + 8} 262 ${200 + half - 8} 262 ${200 + half} 236 L${200 + half} 262 C${200 + half - 8} 288 ${200 - half + 6} 290 ${200 - half} 270Z`;
  return `<path d="${neck}" fill="${skin.base}"/><path d="${neck}" fill="url(#side)"/><path d="${shadow}" fill="${skin.shade}" opacity=".85"/>`;
}

export function drawHead(look: Look): string {
  const { skin, cheeks } = look;
  const ear = (side: -1 | 1): string => {
    const x = 200 + side * (cheeks + 1);
    return `<ellipse cx="${x}" cy="178" rx="11" ry="17" fill="${side < 0 ? skin.base : skin.shade}"/><path d="M${x + side * 3} 169 C${x + side * 7} 174 ${x + side * 6} 184 ${x} 187" fill="none" stroke="${skin.line}" stroke-width="2.4" stroke-linecap="round" opacity=".55"/>`;
  };
  const head = headPath(look);
  return [
    ear(-1),
    ear(1),
    `<path d="${head}" fill="${skin.base}"/>`,
    `<path d="${head}" fill="url(#side)"/>`,
    `<g clip-path="url(#head)"><ellipse cx="166" cy="208" rx="23" ry="15" fill="url(#blush)"/><ellipse cx="234" cy="208" rx="23" ry="15" fill="url(#blush)"/><ellipse cx="180" cy="128" rx="44" ry="30" fill="${skin.light}" opacity=".35"/></g>`,
  ].join('');
}

export function drawFeatures(look: Look): string {
  return [
    look.hasFreckles ? freckles(look) : '',
    look.isOld ? lines(look) : '',
    eye(look, -1),
    eye(look, 1),
    brow(look, -1),
    brow(look, 1),
    nose(look),
    mouth(look),
  ].join('');
}

const eyeGap = 27;

function eye({ iris, skin, isWoman, mouth: mood }: Look, side: -1 | 1): string {
  const x = 200 + side * eyeGap;
  const height = mood === 'grin' ? 6.4 : 7.4;
  const outer = x + side * 13;
  const inner = x - side * 12;
  const white = `M${inner} 180 C${inner + side * 5} ${180 - height * 1.35} ${outer - side * 6} ${180 - height * 1.45} ${outer} 178.5 C${outer - side * 6} ${180 + height * 0.75} ${inner + side * 6} ${180 + height * 0.8} ${inner} 180Z`;
  const lid = `M${inner - side} 180 C${inner + side * 5} ${180 - height * 1.5} ${outer - side * 6} ${180 - height * 1.6} ${outer + side * (isWoman ? 3 : 0.5)} ${isWoman ? 176 : 178}`;
  const id = side < 0 ? 'eye-l' : 'eye-r';
  return [
    `<clipPath id="${id}"><path d="${white}"/></clipPath>`,
    `<path d="${white}" fill="#fffdfa"/>`,
    `<g clip-path="url(#${id})"><circle cx="${x + 0.6}" cy="178.2" r="7" fill="${iris}"/><circle cx="${x + 0.6}" cy="178.2" r="3.5" fill="#14100e"/><path d="${lid}" fill="none" stroke="#000" stroke-opacity=".16" stroke-width="8"/></g>`,
    `<circle cx="${x - 1.8}" cy="175.6" r="1.9" fill="#fff"/>`,
    `<path d="${lid}" fill="none" stroke="#2a1d18" stroke-width="${isWoman ? 3.4 : 2.6}" stroke-linecap="round"/>`,
    `<path d="M${inner + side * 2} 168.5 C${x - side * 2} ${164.5} ${x + side * 6} 164 ${outer} 168.5" fill="none" stroke="${skin.line}" stroke-width="1.8" stroke-linecap="round" opacity=".5"/>`,
  ].join('');
}

function brow({ hair, isWoman }: Look, side: -1 | 1): string {
  const x = 200 + side * eyeGap;
  const [inner, outer] = [x - side * 14, x + side * 18];
  const thick = isWoman ? 2.6 : 4.4;
  return `<path d="M${inner} 157 C${x - side * 4} ${150 - thick / 2} ${x + side * 8} ${148 - thick / 2} ${outer} 157.5 C${x + side * 8} ${150.5 + thick / 3} ${x - side * 4} ${152.5 + thick / 3} ${inner} ${157 + thick}Z" fill="${hair.brow}" stroke="${hair.brow}" stroke-width="1.6" stroke-linejoin="round"/>`;
}

function nose({ skin, isWoman }: Look): string {
  const wide = isWoman ? 9 : 11;
  return [
    `<path d="M204 172 C206 188 ${200 + wide} 200 ${200 + wide} 206 C${200 + wide} 211 205 213 200 213 L200 172Z" fill="${skin.shade}" opacity=".5"/>`,
    `<path d="M${200 - wide} 208 C${200 - wide + 4} 213 197 211.5 200 213.5 C203 211.5 ${200 + wide - 4} 213 ${200 + wide} 208" fill="none" stroke="${skin.line}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`,
    `<ellipse cx="197.5" cy="202" rx="3" ry="5" fill="${skin.light}" opacity=".7"/>`,
  ].join('');
}

function mouth(look: Look): string {
  return look.mouth === 'grin' ? openMouth(look) : closedMouth(look);
}

const open = 'M178 225.5 C187 231 213 231 222 225.5 C220 241 211 247 200 247 C189 247 180 241 178 225.5Z';

function openMouth({ skin, isWoman }: Look): string {
  return [
    isWoman ? `<path d="M180 233 C184 253 216 253 220 233Z" fill="${skin.lip}"/>` : '',
    `<clipPath id="mouth"><path d="${open}"/></clipPath><path d="${open}" fill="#8a3a36"/>`,
    '<g clip-path="url(#mouth)"><path d="M174 222 H226 V237 C216 241 184 241 174 237Z" fill="#fffdf9"/><ellipse cx="200" cy="248" rx="14" ry="5" fill="#d0716b"/></g>',
    `<path d="M176 224.5 C186 231.5 214 231.5 224 224.5" fill="none" stroke="${isWoman ? skin.lip : skin.line}" stroke-width="2.8" stroke-linecap="round"/>`,
    `<path d="M191 254.500 C196 257 204 257 209 254.500" fill="none" stroke="${skin.shade}" stroke-width="3" stroke-linecap="round"/>`,
  ].join('');
}

function closedMouth({ mouth: mood, beard, skin, isWoman }: Look): string {
  const low = mood === 'smile' ? 241 : 237;
  const line = `M177 226 C187 ${low} 213 ${low} 223 226`;
  const hasLips = isWoman || beard === 'full' || beard === 'short';
  const lips = `<path d="M179 227 C187 228 192 226.500 196 227.500 C198 228.500 202 228.500 204 227.500 C208 226.500 213 228 221 227 C214 ${low + 9} 186 ${low + 9} 179 227Z" fill="${skin.lip}" opacity="${isWoman ? 0.9 : 0.75}"/>`;
  const below = `<path d="M189 ${low + 4} C195 ${low + 6.5} 205 ${low + 6.5} 211 ${low + 4}" fill="none" stroke="${skin.shade}" stroke-width="4" stroke-linecap="round"/>`;
  return [
    hasLips ? lips : below,
    `<path d="${line}" fill="none" stroke="${hasLips ? '#6d2a28' : skin.line}" stroke-width="${hasLips ? 2.2 : 3.2}" stroke-linecap="round"/>`,
    `<path d="M174.500 223 q-1.500 3 .5 6 M225.500 223 q1.500 3 -.5 6" fill="none" stroke="${skin.line}" stroke-width="2" stroke-linecap="round" opacity=".6"/>`,
  ].join('');
}

function freckles({ skin }: Look): string {
  const spots = [
    [160, 198],
    [168, 202],
    [176, 197],
    [171, 192],
    [182, 203],
    [240, 198],
    [232, 202],
    [224, 197],
    [229, 192],
    [218, 203],
  ] as const;
  return spots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.6" fill="${skin.line}" opacity=".55"/>`).join('');
}

function lines({ skin }: Look): string {
  const curves = [
    'M176 208 C170 215 168 222 169 229',
    'M224 208 C230 215 232 222 231 229',
    'M154 174 l-6 -3 M154 180 l-6.500 1',
    'M246 174 l6 -3 M246 180 l6.500 1',
    'M180 128 C192 125 208 125 220 128',
  ];
  return `<path d="${curves.join(' ')}" fill="none" stroke="${skin.line}" stroke-width="2" stroke-linecap="round" opacity=".38"/>`;
}
