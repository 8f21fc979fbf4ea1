/** Dates and times as people write them in tables, read on the wall clock of the town's zone. */
import type { DateOrder } from '#domain/imports/fields.ts';
import { wallClock } from '#domain/time/zone.ts';

const PARTS =
  /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?(?:[T ]+(\d{1,2})[:时](\d{2})(?:[:分](\d{2})秒?(?:\.\d+)?|分)?(?:\s*([AaPp])\.?[Mm]\.?)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
/** Days since 1899-12-30, as spreadsheets count when they show a bare number. */
const SERIAL = /^\d{5}(\.\d+)?$/;
const SERIAL_START = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Two digits: this century up to the thirties, the last one after. */
const yearOf = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 40 ? 2000 : 1900);

const places: Readonly<Record<DateOrder, readonly [number, number, number]>> = {
  ymd: [1, 2, 3],
  mdy: [3, 1, 2],
  dmy: [3, 2, 1],
};

function wallOf(parts: RegExpExecArray, order: DateOrder): number | undefined {
  const [atYear, atMonth, atDay] = places[order];
  const [year, month, day] = [
    yearOf(parts[atYear] ?? ''),
    Number(parts[atMonth]),
    Number(parts[atDay]),
  ];
  const half = parts[7]?.toLowerCase();
  const shown = Number(parts[4] ?? 0);
  const hour = half ? (shown % 12) + (half === 'p' ? 12 : 0) : shown;
  const [minute, second] = [Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(wall);
  const real =
    back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return real && hour < 24 && minute < 60 && second < 60 ? wall : undefined;
}

/** Reads moments of one table. */
export interface MomentReader {
  /** Epoch milliseconds; undefined where the text is no moment. */
  read(text: string): number | undefined;
}

export function momentReader(zone: string, order: DateOrder): MomentReader {
  const clock = wallClock(zone);
  return {
    read(text) {
      if (ZONED.test(text)) return Date.parse(text);
      if (SERIAL.test(text)) return clock.instantOf(SERIAL_START + Math.round(Number(text) * DAY));
      const parts = PARTS.exec(text);
      if (!parts) return undefined;
      const wall = wallOf(parts, (parts[1] ?? '').length > 2 ? 'ymd' : order);
      return wall === undefined ? undefined : clock.instantOf(wall);
    },
  };
}

/**
 * Which order the dates of a table are in, as far as they tell: undefined where 3/4/2020 could be either and nothing says which.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder | undefined {
  let seen: DateOrder | undefined = 'ymd';
  for (const text of texts) {
    const [, first = '', second = ''] = PARTS.exec(text) ?? [];
    if (first === '' || first.length > 2) continue;
    if (Number(first) > 12) return 'dmy';
    if (Number(second) > 12) return 'mdy';
    seen = undefined;
  }
  return seen;
}
