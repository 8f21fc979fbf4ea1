/** A lamp and the time words beside it: `剩 3时20分`, `超 1天2时`, `挂账 · 复核 6/12`. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#domain/order/order.ts';
import { orderClock } from '#domain/order/order-lamp.ts';
import { type Lamp, type LampClock, lampOf, leftMs } from '#domain/time/lamp.ts';
import { useTelling } from './telling.ts';

export interface Lit {
  readonly lamp: Lamp;
  readonly words: string;
}

export function useLampWords() {
  const { t } = useTranslation();
  const telling = useTelling();
  /** Of any clock that runs. */
  const ofClock = useCallback(
    (clock: LampClock, now: number): Lit => {
      const lamp = lampOf(clock, now);
      const left = leftMs(clock, now);
      const span = telling.span(Math.abs(left));
      return { lamp, words: t(left < 0 ? 'lamp.over' : 'lamp.left', { span }) };
    },
    [t, telling],
  );
  const ofOrder = useCallback(
    (order: Order, now: number): Lit | undefined => {
      const clock = orderClock(order);
      if (!clock) return undefined;
      const lit = ofClock(clock, now);
      switch (lit.lamp) {
        case 'paused': {
          const at = order.suspended?.reviewAt;
          const words = at ? t('lamp.review', { date: telling.shortDay(at) }) : t('lamp.paused');
          return { ...lit, words };
        }
        case 'done':
          return { ...lit, words: telling.shortDay(order.closedAt ?? now) };
        case 'donelate':
          return { ...lit, words: `${telling.shortDay(order.closedAt ?? now)} · ${lit.words}` };
        default:
          return lit;
      }
    },
    [t, telling, ofClock],
  );
  return { ofClock, ofOrder };
}
