/** How many rows a list has room for, whole: what would be cut is not shown. */
import { type RefCallback, useCallback, useState } from 'react';
import { flushSync } from 'react-dom';

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
      // A list that shrinks is drawn anew before it is painted: no frame shows half a row.
      const observer = new ResizeObserver(() => flushSync(measure));
      observer.observe(element);
      return () => observer.disconnect();
    },
    [rem],
  );
  return [list, room];
}
