/** Where the workers are, as the newest frame told. Not React state: layers read it when they draw. Only live/ writes here. */
import type { Fixes } from '#wire/frames.ts';

let fixes: Fixes | undefined;
const listeners = new Set<() => void>();

export const fixStore = {
  get current(): Fixes | undefined {
    return fixes;
  },
  set(next: Fixes | undefined): void {
    fixes = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
