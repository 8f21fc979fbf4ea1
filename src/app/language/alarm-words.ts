/** An alarm in words: what it is, where, how long nobody has answered, what was done. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '#app/state/view.ts';
import { worldStore } from '#app/state/world-store.ts';
import type { Alarm } from '#domain/alarm/alarm.ts';
import { nextTold } from '#domain/alarm/ladder.ts';
import { useTelling } from './telling.ts';

export function useAlarmWords() {
  const { t } = useTranslation();
  const telling = useTelling();
  return useMemo(() => {
    const { world } = worldStore;
    const nameOf = ({ cause, about }: Alarm): string => {
      const named = cause === 'CAMERA_LOST' ? world.cameras.get(about) : world.sensors.get(about);
      return named ? telling.label(named.name) : about;
    };
    const what = (alarm: Alarm): string => {
      const { cause, about, weight } = alarm;
      switch (cause) {
        case 'SOS':
          return t('alarm.cause.SOS', { worker: telling.worker(about) });
        case 'ORDER_LATE': {
          const order = world.orders.get(about);
          const category = order ? telling.category(order.category) : t('panel.order');
          return t('alarm.cause.ORDER_LATE', { category });
        }
        case 'WHISTLE_UNANSWERED':
          return t('alarm.cause.WHISTLE_UNANSWERED', { n: weight });
        case 'POSITIONS_SILENT':
          return t('alarm.cause.POSITIONS_SILENT');
        default:
          return t(`alarm.cause.${cause}`, { name: nameOf(alarm) });
      }
    };
    /** Whom silence has told, and when. */
    const told = (alarm: Alarm, now: number): readonly string[] =>
      alarm.told.map(({ to, at }) =>
        t('alarm.told', { time: telling.when(at, now), role: telling.role(to) }),
      );
    /** How long nobody has answered, who was told of it, and who will be. */
    const silence = (alarm: Alarm, now: number): string => {
      const { raisedAt, overAt } = alarm;
      const next = nextTold(alarm);
      const span = telling.span(Math.max(0, (next?.at ?? now) - now));
      return [
        t('alarm.unanswered', { span: telling.span(Math.max(0, now - raisedAt)) }),
        ...told(alarm, now),
        next ? t('alarm.next', { span, role: telling.role(next.to) }) : '',
        overAt === null ? '' : t('alarm.gone'),
      ]
        .filter(Boolean)
        .join(' · ');
    };
    /** How it stands. */
    const standing = (alarm: Alarm, now: number): string => {
      const { state, answer, shelved, overAt } = alarm;
      if (state === 'RAISED') return silence(alarm, now);
      if (shelved) {
        const reason = t(`alarm.reason.${shelved.reason}`);
        const time = telling.time(shelved.until);
        return [...told(alarm, now), t('alarm.shelvedUntil', { time, reason })].join(' · ');
      }
      const done = answer && {
        by: telling.post(answer.by),
        time: telling.when(answer.at, now),
        action: t(`alarm.action.${answer.action}`),
      };
      return [
        ...told(alarm, now),
        done && t('alarm.answered', done),
        overAt === null ? '' : t('alarm.overAt', { time: telling.when(overAt, now) }),
      ]
        .filter(Boolean)
        .join(' · ');
    };
    const where = ({ grid, count }: Alarm): string =>
      [grid ? telling.grid(grid) : '', count > 1 ? t('alarm.times', { n: count }) : '']
        .filter(Boolean)
        .join(' · ');
    /** Where it is looked at. */
    const place = ({ cause, about, grid }: Alarm): Partial<View> => {
      const at = { grid: grid ?? undefined, act: undefined, order: undefined, thing: undefined };
      switch (cause) {
        case 'ORDER_LATE':
          return { ...at, order: about };
        case 'WHISTLE_UNANSWERED':
          return { ...at, order: world.whistles.get(about)?.order, tab: 'whistle' };
        case 'CAMERA_LOST':
          return { ...at, thing: `cameras.${about}` };
        case 'SENSOR_CROSSED':
        case 'SENSOR_SILENT':
          return { ...at, thing: `sensors.${about}` };
        default:
          return at;
      }
    };
    return { what, where, silence, standing, place };
  }, [t, telling]);
}
