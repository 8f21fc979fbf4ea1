/** The rhythm of reports: hour, weekday, season and storm make the weight of an instant; instants are drawn by it. */
import type { Chance } from '../chance.ts';
import type { DemoPlan } from '../town/demo-plan.ts';
import { DAY, HOUR, type Hours } from './hours.ts';

/** From midnight: patrols in the morning and the afternoon, a lull at noon, the hotline in the evening. */
const DAY_CURVE = [
  0.3, 0.2, 0.15, 0.1, 0.15, 0.3, 0.8, 1.8, 4.3, 5.5, 5.3, 4.1, 2.3, 2.7, 4.5, 4.9, 4.3, 3.1, 2.4,
  2.4, 2.1, 1.4, 0.8, 0.5,
] as const;
const DAY_SUM = DAY_CURVE.reduce((sum, weight) => sum + weight, 0);
const OFF_DUTY = 0.6;

export interface Rhythm {
  /** `count` instants from `from` to `to`, in order, denser where more is reported; `part` of them, where it is given. */
  instants(
    count: number,
    from: number,
    to: number,
    chance: Chance,
    part?: (at: number) => number,
  ): number[];
  /** The instant after `at` by which so many days' worth of reports has come; 1 is an ordinary day. */
  after(at: number, days: number): number;
  /** The storms of an instant. */
  stormsAt(at: number): DemoPlan['storms'];
}

export function rhythmOf(plan: Pick<DemoPlan, 'months' | 'storms'>, hours: Hours): Rhythm {
  const storms = plan.storms.map((storm) => ({
    storm,
    from: Date.parse(storm.from),
    to: Date.parse(storm.to),
  }));
  const stormsAt = (at: number) =>
    storms.filter(({ from, to }) => at >= from && at < to).map(({ storm }) => storm);
  const weightAt = (at: number): number => {
    const month = plan.months[new Date(hours.dayStart(at) + 12 * HOUR).getUTCMonth()] ?? 1;
    const weather = stormsAt(at).reduce((most, { factor }) => Math.max(most, factor), 1);
    const curve = DAY_CURVE[Math.floor(hours.hourOf(at))] ?? 1;
    return curve * (hours.isWorkday(at) ? 1 : OFF_DUTY) * month * weather;
  };
  /** Pieces of an hour or less, with the weight of each. */
  const pieces = (from: number, to: number) => {
    const list: { at: number; length: number; weight: number }[] = [];
    for (let at = from; at < to; ) {
      const end = Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR);
      list.push({ at, length: end - at, weight: (weightAt(at) * (end - at)) / HOUR });
      at = end;
    }
    return list;
  };
  return {
    stormsAt,
    instants(count, from, to, chance, part = () => 1) {
      const all = pieces(from, to).map((piece) => ({
        ...piece,
        weight: piece.weight * part(piece.at),
      }));
      const total = all.reduce((sum, { weight }) => sum + weight, 0);
      const found: number[] = [];
      let passed = 0;
      let next = 0;
      // One in each of `count` equal shares of the weight: as even as the rhythm, as irregular as life.
      const share = () => ((next + chance()) / count) * total;
      let wanted = share();
      for (const { at, length, weight } of all) {
        while (next < count && wanted <= passed + weight) {
          found.push(Math.floor(at + ((wanted - passed) / weight) * length));
          next += 1;
          wanted = share();
        }
        passed += weight;
      }
      return found.sort((a, b) => a - b);
    },
    after(at, days) {
      let left = days * DAY_SUM;
      for (const piece of pieces(at, at + 30 * DAY)) {
        if (left <= piece.weight) return Math.ceil(piece.at + (left / piece.weight) * piece.length);
        left -= piece.weight;
      }
      return at + DAY;
    },
  };
}
