/** How many rows a list has room for, whole: what would be cut is not shown. */
import { type RefCallback, useCallback, useState } from 'react';

/** @param rem least height of a row. */
export function useWholeRows(rem: number): readonly [RefCallback<HTMLElement>, number] {
  const [room, setRoom] = useState(3);
  const list = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const measure = () => {
        const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        setRoom(Math.max(1, Math.floor((element.clientHeight + 1) / (rem * unit))));
      };
      measure();
      const observer = new ResizeObserver(measure);
      observer.observe(element);
      return () => observer.disconnect();
    },
    [rem],
  );
  return [list, room];
}
