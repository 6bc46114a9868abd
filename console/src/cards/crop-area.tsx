// The square of a picture as the photo will show it: dragged and pinched, zoomed by the wheel, and moved by keys.

import { Box, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useId, useRef } from 'react';
import { type Crop, moved, type Point, placeOf, zoomed, zoomOf } from './crop.ts';
import { usePartWords } from './part-words.ts';
import classes from './photos.module.css';
import { drawCrop } from './picture.ts';

interface CropAreaProps {
  readonly picture: ImageBitmap;
  readonly crop: Crop;
  readonly onChange: (step: (crop: Crop) => Crop) => void;
}

/** Sharp on screens with two pixels for each of CSS. */
const drawnEdge = 640;
const wheelFactor = 0.002;

export function CropArea({ picture, crop, onChange }: CropAreaProps): ReactElement {
  const say = usePartWords();
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hint = useId();
  const pointers = usePointers(picture, onChange);
  useWheel(canvas, picture, onChange);
  // At the first time the dialog has given the focus away before this code has come.
  useEffect(() => area.current?.focus(), []);
  useEffect(() => {
    if (canvas.current !== null) drawCrop(canvas.current, picture, crop);
  }, [picture, crop]);
  const { x, y } = placeOf(crop, picture);
  const zoom = Math.round(zoomOf(crop, picture) * 100);
  return (
    <>
      <Box
        ref={area}
        role="application"
        aria-label={say('photo.section')}
        aria-describedby={hint}
        className={classes['area'] ?? ''}
        tabIndex={0}
        data-autofocus
        onKeyDown={(event) => pressed(event, picture, onChange)}
        {...pointers}
      >
        <canvas ref={canvas} width={drawnEdge} height={drawnEdge} />
      </Box>
      <p id={hint} className={classes['hint']}>
        {say('photo.section.hint')}
      </p>
      <VisuallyHidden role="status">{say('photo.section.now', { zoom, x, y })}</VisuallyHidden>
    </>
  );
}

type Change = CropAreaProps['onChange'];

const keySteps: Readonly<Record<string, (crop: Crop, picture: ImageBitmap) => Crop>> = {
  ArrowLeft: (crop, picture) => moved(crop, { x: -0.04, y: 0 }, picture),
  ArrowRight: (crop, picture) => moved(crop, { x: 0.04, y: 0 }, picture),
  ArrowUp: (crop, picture) => moved(crop, { x: 0, y: -0.04 }, picture),
  ArrowDown: (crop, picture) => moved(crop, { x: 0, y: 0.04 }, picture),
  '+': (crop, picture) => zoomed(crop, zoomOf(crop, picture) * 1.1, picture),
  '-': (crop, picture) => zoomed(crop, zoomOf(crop, picture) / 1.1, picture),
};

function pressed(event: KeyboardEvent, picture: ImageBitmap, onChange: Change): void {
  const step = keySteps[event.key === '=' ? '+' : event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  onChange((crop) => step(crop, picture));
}

/** One pointer drags the picture; two move and stretch it. */
function usePointers(picture: ImageBitmap, onChange: Change) {
  const points = useRef(new Map<number, Point>());
  const forget = ({ pointerId }: PointerEvent): void => void points.current.delete(pointerId);
  return {
    onPointerDown: (event: PointerEvent): void => {
      event.currentTarget.setPointerCapture(event.pointerId);
      points.current.set(event.pointerId, pointIn(event.currentTarget, event));
    },
    onPointerMove: (event: PointerEvent): void => {
      if (!points.current.has(event.pointerId)) return;
      const before = gripOf(points.current);
      points.current.set(event.pointerId, pointIn(event.currentTarget, event));
      const after = gripOf(points.current);
      const by = { x: before.x - after.x, y: before.y - after.y };
      const zoom = after.spread / before.spread;
      onChange((crop) => {
        const dragged = moved(crop, by, picture);
        return zoom === 1 ? dragged : zoomed(dragged, zoomOf(crop, picture) * zoom, picture, after);
      });
    },
    onPointerUp: forget,
    onPointerCancel: forget,
  };
}

/** The middle of all points, and how far two are apart. */
function gripOf(points: ReadonlyMap<number, Point>): Point & { readonly spread: number } {
  const [one = { x: 0, y: 0 }, other] = points.values();
  if (other === undefined) return { ...one, spread: 1 };
  const spread = Math.max(0.01, Math.hypot(one.x - other.x, one.y - other.y));
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, spread };
}

/** React listens to the wheel without a way to keep the page from scrolling. */
function useWheel(
  canvas: { readonly current: HTMLCanvasElement | null },
  picture: ImageBitmap,
  onChange: Change,
): void {
  useEffect(() => {
    const { current } = canvas;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      if (current === null) return;
      const at = pointIn(current, event);
      onChange((crop) => zoomed(crop, zoomOf(crop, picture) * Math.exp(-event.deltaY * wheelFactor), picture, at));
    };
    current?.addEventListener('wheel', turn, { passive: false });
    return () => current?.removeEventListener('wheel', turn);
  }, [canvas, picture, onChange]);
}

/** In parts of the area. */
function pointIn(area: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = area.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}
