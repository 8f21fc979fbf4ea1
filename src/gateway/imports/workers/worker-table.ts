/** How a table of grid workers seems to be meant; whoever looks at it is shown only what is taken of it. */
import type { Worker } from '#domain/worker/worker.ts';
import type { ImportMap } from '#wire/imports.ts';
import { guessColumns } from '../guess-columns.ts';
import { guessWords, usualNames } from '../guess-words.ts';
import { columnsIn, type TableKind } from '../look-at-table.ts';
import { textsOf, type WordCounts } from '../word-counts.ts';
import { USUAL_COLUMNS } from './worker-map.ts';

const USUAL_TYPES = usualNames<Worker['type']>({
  FULLTIME: '专职 专职网格员 全职 專職 專職網格員 fulltime',
  PARTTIME: '兼职 兼职网格员 红色网格员 兼職 兼職網格員 紅色網格員 parttime',
});

function guess(head: readonly string[], words: WordCounts): ImportMap {
  const columns = guessColumns(head, USUAL_COLUMNS);
  const { workerType } = columns;
  const types = guessWords(textsOf(words, workerType), USUAL_TYPES);
  return { columns, types: workerType ? types : { '*': 'FULLTIME' } };
}

/** Names, telephones, numbers of identity cards: whatever nobody mapped. */
function hidden(head: readonly string[], map: ImportMap): Set<string> {
  const taken = new Set(Object.values(columnsIn(map)));
  return new Set(head.filter((name) => !taken.has(name)));
}

export const workerTable: TableKind = { guess, hidden };
