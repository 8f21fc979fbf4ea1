/** A cell of a sheet: a text, a number, or a wall time of the town (as if it were UTC, so that no program moves it). */
export type Cell = string | number | Date | null;

/** `2022-10-25 14:30:00`, as the clock on the town's wall shows it. */
export const timeText = (wall: Date): string => wall.toISOString().slice(0, 19).replace('T', ' ');

const isNumber = (text: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(text);

/** Text that a spreadsheet would run, now or when it is saved as something else, is shown to be text; a number stays a number. */
export const harmless = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text;
