/** What can be chosen on each side of the queue, in words and with how many orders there are of it. */
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Telling, useTelling } from '#app/language/telling.ts';
import { isWorker } from '#app/state/glance.ts';
import { useLook } from '#app/state/order-lists.ts';
import {
  NOBODY,
  passesFilter,
  type QueueFilter,
  SIDE_OF,
  type Side,
} from '#app/state/queue/queue-filter.ts';
import type { Choice } from '#app/widgets/Choices.tsx';
import { SOURCES } from '#domain/order/codes.ts';
import { LIFE_CYCLE, ORDER_STATES } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { LAMPS } from '#domain/time/lamp.ts';

/** Codes that have an order of their own; others go by how many there are. */
const RANK: Readonly<Partial<Record<Side, readonly string[]>>> = {
  lamp: ['late', 'warn', 'ok', 'paused', ...LAMPS, NOBODY],
  state: ORDER_STATES.filter((state) => LIFE_CYCLE.open(state)),
  source: SOURCES,
  urgency: ['4', '3', '2', '1'],
};

function wordsOf(side: Side, value: string, t: TFunction, telling: Telling): string {
  switch (side) {
    case 'lamp':
      return value === NOBODY ? t('desk.queue.noLamp') : t(`lamp.${value as 'late'}`);
    case 'class':
      return telling.category(value);
    case 'state':
      return telling.state(value as Order['state']);
    case 'source':
      return t(`source.${value as Order['source']}`);
    case 'urgency':
      return t(`urgency.${value as '1'}`);
    case 'handler':
      if (value === NOBODY) return t('desk.queue.nobody');
      return isWorker(value) ? telling.worker(value) : telling.org(value);
  }
}

/** @param all the rows before this side chooses among them. */
export function useChoices(
  side: Side,
  all: readonly Order[],
  filter: QueueFilter,
): readonly Choice[] {
  const { t } = useTranslation();
  const telling = useTelling();
  const now = useLook();
  return useMemo(() => {
    const passes = passesFilter({ ...filter, [side]: [] }, now);
    const counts = new Map<string, number>((filter[side] ?? []).map((value) => [value, 0]));
    for (const order of all)
      if (passes(order))
        for (const value of [SIDE_OF[side](order, now)].flat())
          counts.set(value, (counts.get(value) ?? 0) + 1);
    const rank = (value: string) => (RANK[side] ?? []).indexOf(value) >>> 0;
    return [...counts]
      .map(([value, n]) => ({ value, n, label: wordsOf(side, value, t, telling) }))
      .sort((a, b) => rank(a.value) - rank(b.value) || b.n - a.n);
  }, [side, all, filter, now, t, telling]);
}
