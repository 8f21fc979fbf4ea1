/** How many rows a list has room for, whole: what would be cut is not shown. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** @param rem least height of a row. */
export function useWholeRows<E extends HTMLElement>(
  rem: number,
): readonly [RefObject<E | null>, number] {
  const list = useRef<E>(null);
  const [room, setRoom] = useState(3);
  useLayoutEffect(() => {
    const { current } = list;
    if (!current) return;
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setRoom(Math.max(1, Math.floor(current.clientHeight / (rem * unit))));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [rem]);
  return [list, room];
}
