/** Moves what stands in a row of the wall beside the seams between its screens. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { CLEAR, type WallSize } from './tracks.ts';

/** Pixels to move a box to the right (left: negative), the shorter way, so that no seam runs through it. */
export function shiftOf(
  { left, right }: { readonly left: number; readonly right: number },
  seams: readonly number[],
  clear: number,
  edge: number,
): number {
  const seam = seams.find((x) => left < x + clear && right > x - clear);
  if (seam === undefined) return 0;
  const [after, before] = [seam + clear - left, seam - clear - right];
  const fits = right + after <= edge;
  return fits && (after <= -before || left + before < 0) ? after : before;
}

/** As `shiftOf`, for boxes that follow each other: what gives way pushes all that come after. Undefined: it has no room any more. */
export function shiftsOf(
  boxes: readonly { readonly left: number; readonly right: number }[],
  seams: readonly number[],
  clear: number,
  edge: number,
): readonly (number | undefined)[] {
  let pushed = 0;
  return boxes.map(({ left, right }) => {
    const seam = seams.find((x) => left + pushed < x + clear && right + pushed > x - clear);
    if (seam !== undefined) pushed = seam + clear - left;
    return right + pushed > edge ? undefined : pushed;
  });
}

/** @returns the row; each of its children, and of theirs, keeps clear of the seams. Those that `follow` each other stay in line. */
export function useClearOfSeams<E extends HTMLElement>(
  { width, across }: WallSize,
  follow = false,
): RefObject<E | null> {
  const row = useRef<E>(null);
  useLayoutEffect(() => {
    const { current } = row;
    if (!current) return;
    const move = () => {
      const unit = current.ownerDocument.documentElement.clientWidth / width;
      const seams = Array.from({ length: across - 1 }, (_, i) => ((i + 1) * width * unit) / across);
      const children = [...current.children].filter((child) => child instanceof HTMLElement);
      for (const { style } of children) style.translate = '';
      // What stands in a second line is not there.
      const line = follow
        ? children.filter(({ offsetTop }) => offsetTop === children[0]?.offsetTop)
        : children;
      const boxes = line.map(extentOf);
      const shifts = follow
        ? shiftsOf(boxes, seams, CLEAR * unit, current.getBoundingClientRect().right)
        : boxes.map((box) => shiftOf(box, seams, CLEAR * unit, width * unit));
      for (const [i, { style }] of line.entries()) {
        const shift = shifts[i];
        style.translate = shift ? `${shift}px` : '';
        style.visibility = shift === undefined ? 'hidden' : '';
      }
    };
    move();
    const observer = new ResizeObserver(move);
    for (const child of current.children) observer.observe(child);
    return () => observer.disconnect();
  });
  return row;
}

/** From where to where an element's own content reaches. */
function extentOf(element: HTMLElement): { left: number; right: number } {
  const boxes = [...element.children].map((child) => child.getBoundingClientRect());
  const own = element.getBoundingClientRect();
  if (boxes.length === 0) return own;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
  };
}
