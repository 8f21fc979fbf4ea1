/**
 * Work that goes with the next frame. What is asked for while a frame's work is being done is done within that same frame, so
 * that a fact goes from the line to the map in one; work that asks for itself waits for the next.
 */
type Work = () => void;

const waiting = new Set<Work>();
let booked = 0;
let working = false;

function workOff(): void {
  const done = new Set<Work>();
  booked = 0;
  working = true;
  try {
    // A set's walk meets what is added meanwhile.
    for (const work of waiting) {
      if (done.has(work)) continue;
      waiting.delete(work);
      done.add(work);
      work();
    }
  } finally {
    working = false;
    if (waiting.size > 0) booked = requestAnimationFrame(workOff);
  }
}

/** Asked for twice it is done once. @returns a function that takes it back. */
export function withFrame(work: Work): () => void {
  waiting.add(work);
  if (!working && booked === 0) booked = requestAnimationFrame(workOff);
  return () => {
    waiting.delete(work);
    if (waiting.size > 0 || working) return;
    cancelAnimationFrame(booked);
    booked = 0;
  };
}
