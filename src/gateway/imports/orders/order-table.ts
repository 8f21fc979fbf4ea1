/** The beginning of a table of orders, and how it seems to be meant. */

import { ENCODINGS, type ImportedState, type OrderField } from '#domain/imports/fields.ts';
import type { Remark } from '#domain/imports/remark.ts';
import { SOURCES } from '#domain/order/codes.ts';
import { LANGUAGES } from '#domain/town/town.ts';
import type { ImportFinding, ImportMap } from '#wire/imports.ts';
import { CODE_WORDS } from '#wire/language/code-words.ts';
import { type Claim, type Diagnosis, placeIn, remarksOn } from '../../coordinates/doctor.ts';
import { systemOf, wordOf } from '../../coordinates/systems.ts';
import { openTable } from '../../tables/open-table.ts';
import type { ImportSurroundings, Look, Wanted } from '../contract.ts';
import { guessWords } from '../guess-words.ts';
import { firstRows, type WordCounts, wordCounts } from '../word-counts.ts';
import { adviceOn, diagnose, isOtherThan } from './coordinate-notes.ts';
import { guessColumns } from './order-map.ts';

const SAMPLE = 5_000;
const ROWS_SHOWN = 8;
const POINTS_SHOWN = 200;

const USUAL_STATES: readonly (readonly [ImportedState, string])[] = (
  [
    ['FILED', '待派遣 已立案 立案 已受理 受理 待处理 未处理 待办 open filed new opened'],
    ['HANDLING', '处理中 办理中 处置中 已派遣 在办 pending inprogress assigned'],
    ['HANDLED', '已处置 已办理 待核查 handled'],
    ['CLOSED', '已结案 结案 已办结 办结 已完成 closed completed complete resolved done'],
    ['REJECTED', '不予受理 不受理 退回 已退回 rejected referredout'],
    ['VOID', '作废 已作废 撤销 已撤销 cancelled canceled void duplicate'],
  ] as const
).flatMap(([code, names]) => names.split(' ').map((name) => [code, name] as const));

const SOURCE_WORDS = LANGUAGES.flatMap((language) =>
  SOURCES.map((code) => [code, CODE_WORDS[language].source[code]] as const),
);
const URGENCY_WORDS = LANGUAGES.flatMap((language) => Object.entries(CODE_WORDS[language].urgency));

type Columns = Partial<Record<OrderField, string>>;

function guessed(
  head: readonly string[],
  words: WordCounts,
  around: ImportSurroundings,
): ImportMap {
  const columns: Columns = guessColumns(head);
  const texts = (field: OrderField) => (words[columns[field] ?? ''] ?? []).map(({ text }) => text);
  const { categories, departments } = around;
  const named = (rows: ImportSurroundings['categories']) =>
    rows.flatMap(({ code, name }) => LANGUAGES.map((language) => [code, name[language]] as const));
  const urgencies = guessWords(texts('urgency'), URGENCY_WORDS);
  return {
    system: 'old',
    columns,
    categories: guessWords(texts('category'), [
      ...categories.map(({ code }) => [code, code] as const),
      ...named(categories.filter(({ code }) => around.town.knowsCategory(code))),
    ]),
    states: guessWords(texts('state'), USUAL_STATES),
    sources: { ...guessWords(texts('source'), SOURCE_WORDS), '*': 'DEPT' },
    urgencies: {
      ...Object.fromEntries(Object.entries(urgencies).map(([text, code]) => [text, Number(code)])),
      '*': 1,
    },
    orgs: guessWords(texts('org'), [
      ...named(departments),
      ...departments.flatMap(({ code, short }) =>
        LANGUAGES.map((language) => [code, short[language]] as const),
      ),
    ]),
    crs: 'wgs84',
  };
}

const columnsOf = (map: ImportMap | undefined): Columns => (map?.columns ?? {}) as Columns;

/** Whether a map of another file is one for this, too. */
const fits = (map: ImportMap | undefined, head: readonly string[]): map is ImportMap =>
  map !== undefined &&
  Object.values(columnsOf(map)).length > 0 &&
  Object.values(columnsOf(map)).every((column) => head.includes(column));

function findingOf(
  { claims, diagnosis }: { claims: readonly Claim[]; diagnosis: Diagnosis },
  declared: string,
): ImportFinding {
  const { found } = diagnosis;
  const step = Math.max(1, Math.ceil(claims.length / POINTS_SHOWN));
  const shown = claims.filter(({ at }, i) => i % step === 0 && at.every(Number.isFinite));
  const taken = { system: systemOf(declared) ?? 'wgs84', swapped: false } as const;
  return {
    found: found ? wordOf(found.system) : null,
    swapped: found?.swapped ?? false,
    shift: found ? diagnosis.shift : 0,
    before: shown.map(({ at }) => [...placeIn(taken, at)] as [number, number]),
    after: shown.map(({ at }) => [...placeIn(found ?? taken, at)] as [number, number]),
  };
}

function told(diagnosis: Diagnosis, declared: string): Remark[] {
  const { found } = diagnosis;
  const advice = found && isOtherThan(found, declared) ? [adviceOn(found, declared)] : [];
  return [...remarksOn(diagnosis), ...advice];
}

export async function lookAtOrders(
  file: string,
  { given, remembered }: Wanted,
  around: ImportSurroundings,
): Promise<Look> {
  const wanted = given?.encoding;
  const table = await openTable(
    file,
    ENCODINGS.find((one) => one === wanted),
  );
  const rows = await firstRows(table, SAMPLE);
  const words = wordCounts(table.head, rows);
  const usual = fits(remembered, table.head) ? remembered : undefined;
  const map = given ?? usual ?? guessed(table.head, words, around);
  const { longitude, latitude } = columnsOf(map);
  const declared = String(map.crs ?? 'wgs84');
  const examined =
    longitude && latitude ? await diagnose(table, { longitude, latitude }, around) : undefined;
  return {
    form: table.form,
    head: [...table.head],
    rows: rows.slice(0, ROWS_SHOWN).map(({ cells }) => cells.map((cell) => cell.slice(0, 80))),
    words: Object.fromEntries(Object.entries(words).map(([column, texts]) => [column, [...texts]])),
    map,
    remembered: map === usual,
    finding: examined ? findingOf(examined, declared) : null,
    outlines: [],
    notes: examined ? told(examined.diagnosis, declared) : [],
  };
}
