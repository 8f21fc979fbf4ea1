/** One beat a second for everything on the screen that grows older by itself. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

const beat = () => {
  now = Date.now();
  for (const listener of listeners) listener();
};

export const heartbeat = {
  /** This browser's time at the last beat, the same for all who ask between two. */
  now: (): number => now,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    if (listeners.size === 1) {
      now = Date.now();
      timer = setInterval(beat, 1_000);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) clearInterval(timer);
    };
  },
};
