/** When a worker's shift begins and ends: full-time workers most days, the others now and then. */
import type { Worker } from '#domain/worker/worker.ts';
import type { Scene } from './deeds/deed.ts';
import { DAY, HOUR, MINUTE } from './hours.ts';

const BEGINS = 8.5 * HOUR;
const ENDS = 17.5 * HOUR;
const EVENING = 4 * HOUR;
/** Days looked ahead: who is not on for so long has left. */
const AHEAD = 60;

export interface ShiftChange {
  readonly at: number;
  readonly name: 'worker.start-shift' | 'worker.end-shift';
}

export function nextShift(
  { luck, hours }: Pick<Scene, 'luck' | 'hours'>,
  { id, type, onShift, shiftAt }: Worker,
  now: number,
): ShiftChange | undefined {
  const today = hours.dayStart(now);
  for (let ahead = 0; ahead < AHEAD; ahead++) {
    const day = hours.dayStart(today + ahead * DAY + 12 * HOUR);
    const lucky = (what: string) => luck(id, `${what}-${day}`);
    const end = Math.round(day + ENDS + lucky('end') * 35 * MINUTE);
    if (onShift) {
      // Who comes on in the evening stays for some hours.
      const late = shiftAt !== null && shiftAt > end ? shiftAt + EVENING : end;
      return { at: Math.max(late, now), name: 'worker.end-shift' };
    }
    const share = type === 'PARTTIME' ? 0.12 : hours.isWorkday(day) ? 0.95 : 0.82;
    const worked = shiftAt !== null && shiftAt >= day;
    const begin = Math.round(day + BEGINS + (lucky('begin') - 0.75) * 40 * MINUTE);
    if (worked || lucky('comes') >= share || now >= end) continue;
    return { at: Math.max(begin, now), name: 'worker.start-shift' };
  }
  return undefined;
}
