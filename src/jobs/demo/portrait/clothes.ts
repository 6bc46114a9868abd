// What covers the shoulders, and glasses and earrings.

import type { Look } from './look.ts';
import type { Outfit } from './wardrobe.ts';

const shoulders = (isWoman: boolean): string =>
  isWoman
    ? 'M64 400 C68 350 96 332 146 318 C158 314 168 308 172 300 C182 316 218 316 228 300 C232 308 242 314 254 318 C304 332 332 350 336 400Z'
    : 'M44 400 C48 346 84 328 140 314 C154 310 164 304 168 294 C180 314 220 314 232 294 C236 304 246 310 260 314 C316 328 352 346 356 400Z';

export function drawClothes(look: Look): string {
  const body = shoulders(look.isWoman);
  return [
    `<path d="${body}" fill="${look.cloth}"/>`,
    `<path d="${body}" fill="url(#cloth-side)"/><clipPath id="body"><path d="${body}"/></clipPath>`,
    details[look.outfit](look),
  ].join('');
}

const fold = (path: string, opacity = 0.2): string =>
  `<path d="${path}" fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" opacity="${opacity}"/>`;

const arms = fold('M112 400 C112 380 116 366 124 356 M288 400 C288 380 284 366 276 356', 0.16);

const details: Readonly<Record<Outfit, (look: Look) => string>> = {
  crew: ({ isWoman }) => {
    const y = isWoman ? 300 : 294;
    return `<g clip-path="url(#body)"><path d="M${isWoman ? 168 : 163} ${y} C178 ${y + 26} 222 ${y + 26} ${isWoman ? 232 : 237} ${y}" fill="none" stroke="#000" stroke-opacity=".26" stroke-width="10"/><path d="M${isWoman ? 168 : 163} ${y + 6} C178 ${y + 32} 222 ${y + 32} ${isWoman ? 232 : 237} ${y + 6}" fill="none" stroke="#fff" stroke-opacity=".14" stroke-width="2.500"/></g>${arms}`;
  },
  'v-neck': ({ skin }) =>
    `<path d="M170 298 L200 352 L230 298 C224 314 176 314 170 298Z" fill="${skin.base}"/><path d="M170 298 L200 352 L230 298 C226 312 214 318 204 318Z" fill="${skin.shade}" opacity=".4"/><path d="M169 298 L200 353 L231 298" fill="none" stroke="#000" stroke-opacity=".25" stroke-width="7" stroke-linejoin="round" clip-path="url(#body)"/>${arms}`,
  turtleneck: ({ cloth, isWoman }) => {
    const half = isWoman ? 31 : 37;
    return `<path d="M${200 - half} 274 C${200 - half + 8} 284 ${200 + half - 8} 284 ${200 + half} 274 L${200 + half + 4} 312 C${200 + half - 10} 330 ${200 - half + 10} 330 ${200 - half - 4} 312Z" fill="${cloth}"/><path d="M${200 - half} 274 C${200 - half + 8} 284 ${200 + half - 8} 284 ${200 + half} 274 L${200 + half + 4} 312 C${200 + half - 10} 330 ${200 - half + 10} 330 ${200 - half - 4} 312Z" fill="url(#cloth-side)"/>${fold(`M${200 - half} 275 C${200 - half + 8} 285 ${200 + half - 8} 285 ${200 + half} 275`, 0.35)}${fold(`M${200 - half - 3} 310 C${200 - half + 10} 328 ${200 + half - 10} 328 ${200 + half + 3} 310`, 0.28)}${arms}`;
  },
  blouse: ({ shirt, skin }) =>
    `<path d="M64 400 C68 350 96 332 146 318 C158 314 168 308 172 300 L200 344 L228 300 C232 308 242 314 254 318 C304 332 332 350 336 400Z" fill="${shirt}"/><path d="M200 344 L228 300 C232 308 242 314 254 318 C304 332 332 350 336 400 H200Z" fill="#334" opacity=".07"/><path d="M173 300 L200 342 L227 300 C222 314 178 314 173 300Z" fill="${skin.base}"/><path d="M172 298 C166 306 158 312 152 316 L182 346 L200 344Z" fill="${shirt}" stroke="#334" stroke-opacity=".18" stroke-width="2"/><path d="M228 298 C234 306 242 312 248 316 L218 346 L200 344Z" fill="${shirt}" stroke="#334" stroke-opacity=".18" stroke-width="2"/>${fold('M200 346 V400', 0.12)}<circle cx="204" cy="364" r="2.600" fill="#667" opacity=".6"/><circle cx="204" cy="386" r="2.600" fill="#667" opacity=".6"/>${arms}`,
  shirt: (look) => {
    const { shirt } = look;
    return `<path d="${shoulders(look.isWoman)}" fill="${shirt}"/><path d="M200 318 C220 316 228 306 232 294 C236 304 246 310 260 314 C316 328 352 346 356 400 H200Z" fill="#334" opacity=".08"/>${collar(look)}${fold('M200 334 V400', 0.14)}<circle cx="204.500" cy="356" r="2.800" fill="#667" opacity=".55"/><circle cx="204.500" cy="382" r="2.800" fill="#667" opacity=".55"/>${arms}`;
  },
  blazer: (look) => `${inset(look)}${look.isWoman ? scoop(look) : collar(look)}${lapels(look)}${arms}`,
  suit: (look) =>
    `${inset(look)}${collar(look)}<path d="M192 330 L208 330 L204 344 L212 400 L188 400 L196 344Z" fill="${look.backdrop.dark}"/><path d="M192 330 L208 330 L204 344 L212 400 L188 400 L196 344Z" fill="${tieTint}" opacity=".72"/><path d="M192 330 L208 330 L204 344 L196 344Z" fill="#000" opacity=".14"/>${lapels(look)}${arms}`,
};

const tieTint = '#3b2f4d';

/** The shirt that shows between the lapels. */
function inset({ shirt, isWoman }: Look): string {
  const [top, high] = isWoman ? [172, 298] : [163, 288];
  return `<path d="M${top} ${high} C178 ${high + 22} 222 ${high + 22} ${400 - top} ${high} L236 330 L214 400 H186 L164 330Z" fill="${shirt}"/><path d="M200 318 C216 317 226 308 ${400 - top} ${high} L236 330 L214 400 H200Z" fill="#334" opacity=".08"/>`;
}

function scoop({ skin }: Look): string {
  return `<path d="M172 298 C174 318 186 332 200 332 C214 332 226 318 228 298 C222 314 178 314 172 298Z" fill="${skin.base}"/><path d="M172 298 C174 318 186 332 200 332 C214 332 226 318 228 298" fill="none" stroke="#334" stroke-opacity=".16" stroke-width="2.500"/>`;
}

function collar({ shirt, skin, outfit }: Look): string {
  const [left, right] = [165, 235];
  const inside = `M${left} 287 C172 302 228 302 ${right} 287 L200 332Z`;
  const below =
    outfit === 'suit'
      ? `<path d="${inside}" fill="${shirt}"/><path d="${inside}" fill="#334" opacity=".1"/>`
      : `<path d="${inside}" fill="${skin.base}"/><path d="${inside}" fill="url(#side)"/>`;
  return `${below}<path d="M${left} 290 C172 306 186 320 200 330 L182 348 L${left - 12} 308Z" fill="${shirt}" stroke="#334" stroke-opacity=".2" stroke-width="2" stroke-linejoin="round"/><path d="M${right} 290 C228 306 214 320 200 330 L218 348 L${right + 12} 308Z" fill="${shirt}" stroke="#334" stroke-opacity=".2" stroke-width="2" stroke-linejoin="round"/>`;
}

function lapels({ cloth, isWoman }: Look): string {
  const top = isWoman ? 160 : 153;
  const left = `M${top} 309 L146 332 L160 344 L152 352 L190 400 H200 L${top + 8} 316Z`;
  const right = `M${400 - top} 309 L254 332 L240 344 L248 352 L210 400 H200 L${392 - top} 316Z`;
  return [left, right]
    .map(
      (path, at) =>
        `<path d="${path}" fill="${cloth}"/><path d="${path}" fill="${at === 0 ? '#fff' : '#000'}" opacity="${at === 0 ? 0.07 : 0.1}" stroke="#000" stroke-opacity=".5" stroke-width="2" stroke-linejoin="round"/>`,
    )
    .join('');
}

export function drawGlasses({ glasses, cheeks }: Look): string {
  if (glasses === 'none') return '';
  const rim = glasses === 'round' ? '#5a4330' : '#22262b';
  const lens = (x: number): string =>
    glasses === 'round'
      ? `<circle cx="${x}" cy="179" r="20" fill="#fff" fill-opacity=".12" stroke="${rim}" stroke-width="3.400"/>`
      : `<rect x="${x - 22}" y="163" width="44" height="33" rx="9" fill="#fff" fill-opacity=".12" stroke="${rim}" stroke-width="4"/>`;
  const half = glasses === 'round' ? 47 : 49;
  return `${lens(173)}${lens(227)}<path d="M${glasses === 'round' ? 193 : 195} 176 Q200 171 ${glasses === 'round' ? 207 : 205} 176 M${200 - half} 175 L${200 - cheeks} 171 M${200 + half} 175 L${200 + cheeks} 171" fill="none" stroke="${rim}" stroke-width="3.400" stroke-linecap="round"/><path d="M163 172 l8 -5 M217 172 l8 -5" stroke="#fff" stroke-width="3" stroke-linecap="round" opacity=".55"/>`;
}

export function drawEarrings({ hasEarrings, cheeks, style }: Look): string {
  if (!hasEarrings || style === 'long' || style === 'waves' || style === 'fringe' || style === 'bob') return '';
  return [-1, 1]
    .map(
      (side) =>
        `<circle cx="${200 + side * (cheeks + 3)}" cy="198" r="4.200" fill="#e9c46a"/><circle cx="${200 + side * (cheeks + 3) - 1.2}" cy="196.800" r="1.400" fill="#fff6dc"/>`,
    )
    .join('');
}
