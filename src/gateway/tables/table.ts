/** A table out of a file: a head and rows of texts, read as a stream so that a million rows need the memory of a few. */

export interface TableRow {
  /** As a person counts in the file: the head is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** How it was read, for the person who brought it: `CSV, GB18030, semicolon`. */
  readonly form: string;
  readonly head: readonly string[];
  rows(): AsyncIterable<TableRow>;
}

/** A table wider or with longer cells than any that people keep is a mistake, or a trap. */
export const COLUMNS_MOST = 1_000;
export const CELL_MOST = 64 * 1024;
