/** How old each kind of data is, against the cycle it is due in. Kinds the town has none of are left out. */
import { useMemo } from 'react';
import { fixStore } from './fix-store.ts';
import { useBeat, useConnection, useShelf } from './hooks.ts';
import { townClock } from './town-clock.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What is due how often: what is counted by the year, reported by the month; what comes by itself, by the minute. */
const CYCLES = {
  orders: MINUTE,
  positions: MINUTE,
  census: 366 * DAY,
  indicators: 31 * DAY,
} as const;
export type SourceId = keyof typeof CYCLES;

export interface Freshness {
  readonly id: SourceId;
  /** Milliseconds. */
  readonly age: number;
  readonly fresh: boolean;
}

const youngest = (things: readonly { readonly asOf: number }[]): number | undefined =>
  things.length === 0 ? undefined : Math.max(...things.map(({ asOf }) => asOf));

export function useFreshness(): readonly Freshness[] {
  const census = useShelf('census');
  const indicators = useShelf('indicators');
  const { asOf } = useConnection();
  const now = useBeat();
  const counted = useMemo(() => youngest(census), [census]);
  const reported = useMemo(() => youngest(indicators), [indicators]);
  const town = townClock.now();
  const ages: Readonly<Record<SourceId, number | undefined>> = {
    orders: asOf ? now - asOf : undefined,
    positions: fixStore.cameAt ? now - fixStore.cameAt : undefined,
    census: counted === undefined ? undefined : town - counted,
    indicators: reported === undefined ? undefined : town - reported,
  };
  return (Object.keys(CYCLES) as SourceId[]).flatMap((id) => {
    const age = ages[id];
    return age === undefined ? [] : [{ id, age: Math.max(0, age), fresh: age <= CYCLES[id] }];
  });
}
