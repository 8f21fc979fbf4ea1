/** Waits for the screen's world to reach a number. */
import { worldStore } from '#app/state/world-store.ts';

const WAITS_MS = 8_000;

/** @returns whether it came within a few seconds; a line that broke meanwhile may take longer. */
export const reached = (seq: number): Promise<boolean> =>
  new Promise((settle) => {
    if (worldStore.state.upto >= seq) return settle(true);
    const done = (came: boolean) => {
      clearTimeout(timer);
      stop();
      settle(came);
    };
    const timer = setTimeout(() => done(false), WAITS_MS);
    const stop = worldStore.subscribe(() => {
      if (worldStore.state.upto >= seq) done(true);
    });
  });
