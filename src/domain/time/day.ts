/** Days of the town: which calendar day an instant falls on in the town's zone. */

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
