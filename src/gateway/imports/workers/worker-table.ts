/** How a table of grid workers seems to be meant; whoever looks at it is shown only what is taken of it. */
import type { Worker } from '#domain/worker/worker.ts';
import type { ImportMap } from '#wire/imports.ts';
import { guessColumns } from '../guess-columns.ts';
import { guessWords } from '../guess-words.ts';
import { columnsIn, type TableKind } from '../look-at-table.ts';
import type { WordCounts } from '../word-counts.ts';
import { USUAL_COLUMNS } from './worker-map.ts';

const USUAL_TYPES: readonly (readonly [Worker['type'], string])[] = (
  [
    ['FULLTIME', '专职 专职网格员 全职 專職 專職網格員 fulltime'],
    ['PARTTIME', '兼职 兼职网格员 红色网格员 兼職 兼職網格員 紅色網格員 parttime'],
  ] as const
).flatMap(([code, names]) => names.split(' ').map((name) => [code, name] as const));

function guess(head: readonly string[], words: WordCounts): ImportMap {
  const columns = guessColumns(head, USUAL_COLUMNS);
  const { workerType } = columns;
  const texts = (words[workerType ?? ''] ?? []).map(({ text }) => text);
  return { columns, types: workerType ? guessWords(texts, USUAL_TYPES) : { '*': 'FULLTIME' } };
}

/** Names, telephones, numbers of identity cards: whatever nobody mapped. */
function hidden(head: readonly string[], map: ImportMap): Set<string> {
  const taken = new Set(Object.values(columnsIn(map)));
  return new Set(head.filter((name) => !taken.has(name)));
}

export const workerTable: TableKind = { guess, hidden };
