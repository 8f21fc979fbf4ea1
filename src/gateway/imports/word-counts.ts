/** Which words the columns of a table hold, where they are few: those are codes of the old system, and each stands for one of ours. */
import type { Table, TableRow } from '../tables/table.ts';

/** What has more different words is no column of codes. */
const WORDS_MOST = 80;
/** Where every second row has a word of its own, it is a number or a text, unless the table is short. */
const REPEATED = 2;
const FEW = 12;

export type WordCounts = Readonly<Record<string, readonly { text: string; count: number }[]>>;

/** The words of a column; none where there are too many, or no such column. */
export const textsOf = (words: WordCounts, column: string | undefined): string[] =>
  column !== undefined && Object.hasOwn(words, column)
    ? (words[column] ?? []).map(({ text }) => text)
    : [];

/** The first rows of a table. */
export async function firstRows(table: Table, most: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}

export function wordCounts(head: readonly string[], rows: readonly TableRow[]): WordCounts {
  const found: Record<string, { text: string; count: number }[]> = {};
  for (const [i, column] of head.entries()) {
    const counts = new Map<string, number>();
    for (const { cells } of rows) {
      const text = (cells[i] ?? '').trim();
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if (counts.size > WORDS_MOST) break;
    }
    if (counts.size > WORDS_MOST || counts.size * REPEATED > Math.max(rows.length, FEW * REPEATED))
      continue;
    found[column] = [...counts]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count);
  }
  return found;
}
