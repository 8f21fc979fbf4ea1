/** Where the workers are, as the newest frame told. Not React state: layers read it when they draw. Only live/ writes here. */
import type { Fixes } from '#wire/frames.ts';

let fixes: Fixes | undefined;
let cameAt = 0;
const listeners = new Set<() => void>();

const equal = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** While the town's clock stands, every frame says the same; nothing has to be drawn for it. */
const same = (a: Fixes | undefined, b: Fixes | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.now === b.now &&
    equal(a.no, b.no) &&
    equal(a.lonLat, b.lonLat) &&
    equal(a.age, b.age));

export const fixStore = {
  get current(): Fixes | undefined {
    return fixes;
  },
  /** This browser's time of the newest frame; 0 before the first. */
  get cameAt(): number {
    return cameAt;
  },
  set(next: Fixes | undefined): void {
    cameAt = Date.now();
    if (same(fixes, next)) return;
    fixes = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
