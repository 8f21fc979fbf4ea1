/** How characters sound. The readings weigh as much as a screen, so they come when somebody first looks for something. */
import { useEffect, useSyncExternalStore } from 'react';
import { steadfast } from '#app/live/steadfast.ts';
import type { Reader } from './spelt.ts';

let reader: Reader | undefined;
let asked = false;
const listeners = new Set<() => void>();

const load = steadfast(() => import('./readings.ts'));

function ask(): void {
  if (asked) return;
  asked = true;
  load().then(
    ({ read }) => {
      reader = read;
      for (const listener of listeners) listener();
    },
    // Found by its characters it still is; the next who looks asks again.
    () => {
      asked = false;
    },
  );
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The readings, once they are here. @param wanted asks for them. */
export function usePinyin(wanted: boolean): Reader | undefined {
  useEffect(() => {
    if (wanted) ask();
  }, [wanted]);
  return useSyncExternalStore(subscribe, () => reader);
}
