/** How old a layer's data are. */
import { fixStore } from '#app/state/fix-store.ts';
import { worldStore } from '#app/state/world-store.ts';
import type { Entry, Source } from './layers/contract.ts';
import type { Sight } from './sight.ts';

export type Freshness =
  | { readonly state: 'always' }
  | { readonly state: 'waiting' }
  | { readonly state: 'fresh' | 'stale'; readonly cameAt: number };

/** This browser's time at which the source last spoke; 0 before the first time. */
const cameAt = (source: Exclude<Source, 'town'>, { now }: Sight): number => {
  switch (source) {
    case 'world':
      return worldStore.state.asOf;
    case 'positions':
      return fixStore.cameAt;
    case 'history':
      return now.history?.cameAt ?? 0;
    case 'census':
      return now.buildings?.cameAt ?? 0;
  }
};

/** @param at this browser's time */
export function freshnessOf({ source, maxAge }: Entry, sight: Sight, at: number): Freshness {
  if (source === 'town') return { state: 'always' };
  const came = cameAt(source, sight);
  if (came === 0) return { state: 'waiting' };
  return { state: at - came > maxAge ? 'stale' : 'fresh', cameAt: came };
}
