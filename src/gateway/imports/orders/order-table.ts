/** How a table of orders seems to be meant. */
import type { ImportedState, OrderField } from '#domain/imports/fields.ts';
import { SOURCES } from '#domain/order/codes.ts';
import { LANGUAGES } from '#domain/town/town.ts';
import type { ImportMap } from '#wire/imports.ts';
import { CODE_WORDS } from '#wire/language/code-words.ts';
import type { ImportSurroundings } from '../contract.ts';
import { guessColumns } from '../guess-columns.ts';
import { guessWords, namesOf, orgNames, usualNames } from '../guess-words.ts';
import type { TableKind } from '../look-at-table.ts';
import { textsOf, type WordCounts } from '../word-counts.ts';
import { USUAL_COLUMNS } from './order-map.ts';

const USUAL_STATES = usualNames<ImportedState>({
  FILED: '待派遣 已立案 立案 已受理 受理 待处理 未处理 待办 open filed new opened',
  HANDLING: '处理中 办理中 处置中 已派遣 在办 pending inprogress assigned',
  HANDLED: '已处置 已办理 待核查 handled',
  CLOSED: '已结案 结案 已办结 办结 已完成 closed completed complete resolved done',
  REJECTED: '不予受理 不受理 退回 已退回 rejected referredout',
  VOID: '作废 已作废 撤销 已撤销 cancelled canceled void duplicate',
});

const SOURCE_WORDS = LANGUAGES.flatMap((language) =>
  SOURCES.map((code) => [code, CODE_WORDS[language].source[code]] as const),
);
const URGENCY_WORDS = LANGUAGES.flatMap((language) => Object.entries(CODE_WORDS[language].urgency));

function guess(head: readonly string[], words: WordCounts, around: ImportSurroundings): ImportMap {
  const columns = guessColumns(head, USUAL_COLUMNS);
  const texts = (field: OrderField) => textsOf(words, columns[field]);
  const { categories, departments } = around;
  const urgencies = guessWords(texts('urgency'), URGENCY_WORDS);
  return {
    system: 'old',
    columns,
    categories: guessWords(texts('category'), [
      ...categories.map(({ code }) => [code, code] as const),
      ...namesOf(categories.filter(({ code }) => around.town.knowsCategory(code))),
    ]),
    states: guessWords(texts('state'), USUAL_STATES),
    sources: { ...guessWords(texts('source'), SOURCE_WORDS), '*': 'DEPT' },
    urgencies: {
      ...Object.fromEntries(Object.entries(urgencies).map(([text, code]) => [text, Number(code)])),
      '*': 1,
    },
    orgs: guessWords(texts('org'), orgNames(departments)),
    crs: 'wgs84',
  };
}

export const orderTable: TableKind = { guess };
