/** Tells the gateway at which order this screen is: at once, and again whenever the line comes back. */
import { attendedStore } from '#app/state/attended.ts';
import type { Attended, Attending } from '#wire/presence.ts';

const NOWHERE: Attending = { order: null, works: false };

let wish = NOWHERE;
let line: ((word: Attending) => void) | undefined;

export function attend(next: Attending): void {
  if (next.order !== wish.order) attendedStore.setState({ attended: undefined });
  // Taken over once, not anew after every break of the line.
  wish = { order: next.order, works: next.works };
  line?.(next);
}

/** @returns what to do with the gateway's answer. The connection alone calls this. */
export const attendThrough = (say: (word: Attending) => void) => ({
  up: () => {
    line = say;
    if (wish.order !== null) say(wish);
  },
  down: () => {
    line = undefined;
    attendedStore.setState({ attended: undefined });
  },
  hear: (attended: Attended) => {
    if (attended.order === wish.order) attendedStore.setState({ attended });
  },
});
