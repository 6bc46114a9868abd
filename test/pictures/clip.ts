// Which part of a page a picture keeps.

import type { Page } from 'playwright-core';
import { evaluateIn } from '../console/browser.ts';
import type { Picture } from './pictures.ts';

const marginPx = 16;

export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part with a margin; of a page only as far down as its content, without elements that take no room, such as styles. */
export async function clipOf(
  page: Page,
  { part = 'main', maxHeight = Number.POSITIVE_INFINITY }: Picture,
): Promise<Clip> {
  const found = await evaluateIn(page, `(${measure})(${JSON.stringify(part)})`);
  const [x = 0, y = 0, width = 0, height = 0] = Array.isArray(found) ? found.map(Number) : [];
  return {
    x: Math.max(0, x - marginPx),
    y: Math.max(0, y - marginPx),
    width: width + 2 * marginPx,
    height: Math.min(height + 2 * marginPx, maxHeight),
  };
}

const measure = `(part) => {
  const element = document.querySelector(part);
  const elements = part === 'main' ? [...element.children] : [element];
  const boxes = elements.map((each) => each.getBoundingClientRect()).filter((box) => box.width > 0 && box.height > 0);
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return [left + scrollX, top + scrollY, right - left, bottom - top];
}`;
