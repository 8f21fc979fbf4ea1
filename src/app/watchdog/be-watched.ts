/** Lets a wall be watched, where the browser can: in a secure context. A page nobody sees sleeps, and is not watched meanwhile. */
import { WATCHDOG, type Word } from './word.ts';

const BEAT_MS = 2_000;

/** @returns a function that ends it. */
export function beWatched(): () => void {
  // While the page is developed nobody serves the dog.
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return () => undefined;
  const { serviceWorker } = navigator;
  const say = (word: Word) => serviceWorker.controller?.postMessage(word);
  const beat = () => {
    const { pathname, search } = window.location;
    say({ at: document.visibilityState === 'visible' ? pathname + search : null });
  };
  // Without a dog the wall goes on; it only has to be woken by hand.
  void serviceWorker.register(WATCHDOG).catch(() => undefined);
  const timer = setInterval(beat, BEAT_MS);
  document.addEventListener('visibilitychange', beat);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', beat);
    say({ at: null });
  };
}
