/** Days of the town: which calendar day an instant falls on in the town's zone, and days as numbers to count with. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The day of an instant (epoch milliseconds) as `yyyyMMdd` in an IANA zone. */
export const dayOf = (instant: number, zone: string): string =>
  formatFor(zone).format(instant).replaceAll('-', '');

const DAY = 86_400_000;

/** A day as a number: 1970-01-01 is 0, the next day is one more. Takes `yyyyMMdd` or `yyyy-MM-dd`. */
export function dayNumber(day: string): number {
  const digits = day.replaceAll('-', '');
  const [year, month, date] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  return Date.UTC(year ?? Number.NaN, (month ?? Number.NaN) - 1, date) / DAY;
}

/** The day of a number as `yyyyMMdd`. */
export const dayText = (day: number): string =>
  new Date(day * DAY).toISOString().slice(0, 10).replaceAll('-', '');

/** 0 is Sunday, 6 is Saturday; 1970-01-01 was a Thursday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

export const yearOf = (day: number): number => new Date(day * DAY).getUTCFullYear();
