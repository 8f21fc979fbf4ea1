/** Alarms as lists read them: what nobody answered first, the graver first, then the newest. */
import { useMemo } from 'react';
import type { Alarm } from '#domain/alarm/alarm.ts';
import { ALARM_LEVELS, ALARM_STATES } from '#domain/alarm/codes.ts';
import { useShelf } from './hooks.ts';

const rank = ({ state, level }: Alarm): number =>
  ALARM_STATES.indexOf(state) * 10 - ALARM_LEVELS.indexOf(level);

export const byNeed = (a: Alarm, b: Alarm): number =>
  rank(a) - rank(b) || b.raisedAt - a.raisedAt || (a.id < b.id ? -1 : 1);

export function useAlarms(): readonly Alarm[] {
  const alarms = useShelf('alarms');
  return useMemo(() => alarms.toSorted(byNeed), [alarms]);
}

/** What waits for an answer. */
export function useRinging(): readonly Alarm[] {
  const alarms = useAlarms();
  return useMemo(() => alarms.filter(({ state }) => state === 'RAISED'), [alarms]);
}
