/** This screen's part in an order: it is there while the order is open, and works on it from the first touch of a form. */
import { useCallback, useEffect, useState } from 'react';
import { attend } from '#app/live/attending.ts';
import { useAttended } from '#app/state/attended.ts';
import type { Attended } from '#wire/presence.ts';

export interface Attendance {
  readonly others: Attended['others'];
  /** Somebody else has the work. */
  readonly heldBy: { readonly post: string; readonly since: number } | undefined;
  /** It was in this screen's hands before. */
  readonly lost: boolean;
  readonly work: () => void;
  readonly rest: () => void;
  readonly takeOver: () => void;
}

export function useAttendance(order: string): Attendance {
  const attended = useAttended(order);
  const [works, setWorks] = useState(false);
  useEffect(() => {
    attend({ order, works: false });
    return () => attend({ order: null, works: false });
  }, [order]);
  const work = useCallback(() => {
    setWorks(true);
    attend({ order, works: true });
  }, [order]);
  const rest = useCallback(() => {
    setWorks(false);
    attend({ order, works: false });
  }, [order]);
  const takeOver = useCallback(() => {
    setWorks(true);
    attend({ order, works: true, takes: true });
  }, [order]);
  const held = attended?.held;
  const heldBy = held && !held.mine ? held : undefined;
  return {
    others: attended?.others ?? [],
    heldBy,
    lost: works && heldBy !== undefined,
    work,
    rest,
    takeOver,
  };
}
