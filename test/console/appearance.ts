// What a page looks like while it loads, with the focus on each of its controls, and in a contrast theme. The expressions are text because
// the tests are compiled without the browser's types.

import type { Page } from 'playwright-core';
import { evaluateIn } from './browser.ts';

/** The most that the content of a page may move while it loads, as Cumulative Layout Shift counts it. */
export const maxShift = 0.02;

interface Shifts {
  readonly total: number;
  /** What moved most, for the message. */
  readonly moved: string;
}

/** Counts the shifts of every page that is opened from now on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries()))
      .observe({ type: 'layout-shift', buffered: true });`);
}

export async function readShifts(page: Page): Promise<Shifts> {
  // What was drawn last is counted after the next frame.
  const text = await evaluateIn(
    page,
    `new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))).then(() => {
      const shifts = window.shifts.filter(({ hadRecentInput }) => !hadRecentInput);
      const largest = shifts.toSorted((one, other) => other.value - one.value)[0];
      const moved = (largest?.sources ?? []).map(({ node, previousRect: from, currentRect: to }) =>
        (node?.outerHTML ?? node?.textContent ?? '').slice(0, 120) + ' ' + from.y + ' -> ' + to.y);
      return JSON.stringify({ total: shifts.reduce((sum, { value }) => sum + value, 0), moved: moved.join('; ') });
    })`,
  );
  return JSON.parse(String(text));
}

/** Fields whose edge is hard to see; controls that look the same with and without the focus; and, in a contrast theme, marks of a state that
    have no colour of their own. */
export async function findFaint(page: Page): Promise<readonly string[]> {
  // Focus is drawn for the keyboard only.
  await page.keyboard.press('Tab');
  const text = await evaluateIn(
    page,
    `JSON.stringify([...(${edgesWithoutContrast})(), ...(${controlsWithoutFocus})(), ...(${marksWithoutColour})()])`,
  );
  return JSON.parse(String(text));
}

/** A field that can be used has an edge of 3:1 on what is around it (WCAG 2.2, 1.4.11). */
const edgesWithoutContrast = `() => {
  const partsOf = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (part) => part <= 10.31 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const luminanceOf = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05;
  const around = (element) => {
    const colour = partsOf(getComputedStyle(element).backgroundColor);
    return colour[3] === 0 && element.parentElement !== null ? around(element.parentElement) : colour;
  };
  const fields = 'input:is(.mantine-Input-input, .mantine-Checkbox-input, .mantine-Radio-input), select, textarea';
  return [...document.querySelectorAll(fields)].filter((field) => {
    if (field.disabled || field.checked || field.indeterminate || !field.checkVisibility()) return false;
    const [one, other] = [partsOf(getComputedStyle(field).borderTopColor), around(field.parentElement)].map(luminanceOf);
    return Math.max(one, other) / Math.min(one, other) < 3;
  }).map((field) => 'faint edge: ' + field.outerHTML.slice(0, 160));
}`;

/** A control, or what is drawn for it: a label, a track, or the row that its link covers. */
const controlsWithoutFocus = `() => {
  const isDrawn = (element, pseudo) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element, pseudo);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  const drawn = (control) => [control, control.nextElementSibling, control.parentElement].filter((each) => each !== null);
  const controls = [...document.querySelectorAll('a[href], button, input, select, textarea')];
  return controls.filter((control) => {
    if (control.disabled || !control.checkVisibility() || control.tabIndex < 0) return false;
    control.focus({ preventScroll: true });
    return document.activeElement === control && !drawn(control).some((each) => isDrawn(each) || isDrawn(each, '::after'));
  }).map((control) => 'no focus: ' + control.outerHTML.slice(0, 160));
}`;

const marksWithoutColour = `() => {
  if (!matchMedia('(forced-colors: active)').matches) return [];
  const backgroundOf = (element) => getComputedStyle(element).backgroundColor;
  const canvas = backgroundOf(document.body);
  const marks = '.mantine-Switch-input:checked + .mantine-Switch-track, .mantine-Radio-input:checked, .mantine-Checkbox-input:checked,'
    + ' .mantine-Progress-section, .mantine-SegmentedControl-indicator, [role=tab][aria-selected=true], nav [aria-current]';
  return [...document.querySelectorAll(marks)]
    .filter((mark) => mark.checkVisibility() && [canvas, 'rgba(0, 0, 0, 0)'].includes(backgroundOf(mark)))
    .map((mark) => 'no colour: ' + mark.outerHTML.slice(0, 160));
}`;
