/**
 * The inbox gathers the batches of a frame and gives them to the world store at once, so a burst is one change to the screen.
 * A hidden tab draws no frames, a weak GPU few; there a timer takes the frame’s place.
 */
import { withFrame } from '#app/state/frame.ts';
import { worldStore } from '#app/state/world-store.ts';
import type { Drop, Put } from '#wire/protocol.ts';

const HIDDEN_FRAME_MS = 100;

interface Letter {
  readonly upto: number;
  readonly put: readonly Put[];
  readonly drop: readonly Drop[];
}

let letters: Letter[] = [];
let leaveFrame = (): void => undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Applies what was gathered, in order. */
export function flush(): void {
  leaveFrame();
  clearTimeout(timer);
  timer = undefined;
  const gathered = letters;
  letters = [];
  const last = gathered.at(-1);
  if (!last) return;
  // Within a gathering the last word on a thing wins: a drop after a put must not be undone by applying puts first.
  const words = new Map<string, { put?: Put; drop?: Drop }>();
  for (const { put, drop } of gathered) {
    for (const one of put) words.set(`${one[0]}/${one[1].id}`, { put: one });
    for (const one of drop) words.set(`${one[0]}/${one[1]}`, { drop: one });
  }
  const final = [...words.values()];
  worldStore.apply({
    upto: last.upto,
    put: final.flatMap(({ put }) => (put ? [put] : [])),
    drop: final.flatMap(({ drop }) => (drop ? [drop] : [])),
  });
}

export function receive(letter: Letter): void {
  letters.push(letter);
  if (timer !== undefined) return;
  timer = setTimeout(flush, HIDDEN_FRAME_MS);
  leaveFrame = withFrame(flush);
}

/** Throws away what was gathered: everything comes anew. */
export function discard(): void {
  letters = [];
  flush();
}
