/** Filters somebody gave a name to, on this machine and for this post. */
import { z } from 'zod';
import { create } from 'zustand';
import { keep, kept } from './kept.ts';

const saved = z.array(
  z.object({
    name: z.string().min(1).max(24),
    filter: z.string().max(600).optional(),
    area: z.string().max(256).optional(),
  }),
);
export type SavedFilter = z.infer<typeof saved>[number];

const MOST = 20;

const store = create<{ readonly saved: readonly SavedFilter[] | undefined }>(() => ({
  saved: undefined,
}));

const read = (): readonly SavedFilter[] => store.getState().saved ?? kept('filters', saved) ?? [];

function set(next: readonly SavedFilter[]): void {
  store.setState({ saved: next });
  keep('filters', next);
}

/** The newest first; a name given twice is the newer one's. */
export const saveFilter = (one: SavedFilter): void =>
  set([one, ...read().filter(({ name }) => name !== one.name)].slice(0, MOST));

export const forgetFilter = (name: string): void => set(read().filter((one) => one.name !== name));

export function useSavedFilters(): readonly SavedFilter[] {
  const now = store(({ saved }) => saved);
  return now ?? read();
}
