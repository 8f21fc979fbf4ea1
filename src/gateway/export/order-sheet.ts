/** An order as a line of a list: words in the reader's language instead of codes, times as the town's clock shows them. */
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { orderLamp } from '#domain/order/order-lamp.ts';
import { wallClock } from '#domain/time/zone.ts';
import type { Language } from '#domain/town/town.ts';
import { CODE_WORDS } from '#wire/language/code-words.ts';
import { SHEET_COLUMNS, SHEET_WORDS, type SheetColumn } from '#wire/language/sheet.ts';
import { tellWorker, WORDS } from '#wire/tell.ts';
import type { Cell } from './cell.ts';

type Names = Readonly<Record<string, string>>;

/** What a sheet must know to speak: plain data, for it is written on another thread. */
export interface SheetWords {
  readonly language: Language;
  readonly zone: string;
  /** The instant lamps are read at. */
  readonly now: number;
  /** Who took it, when, from where and what for; it stands above everything. */
  readonly watermark: string;
  readonly categories: Names;
  readonly orgs: Names;
  readonly grids: Names;
  /** Communities, by the path of their grids. */
  readonly areas: Names;
  /** Numbers of workers. */
  readonly workers: Readonly<Record<string, number>>;
}

const SECOND = 1_000;

export const headings = (language: Language): string[] =>
  SHEET_COLUMNS.map((column) => SHEET_WORDS[language][column]);

/** The path without its last step: the grid's. */
const aboveOf = (path: string): string => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);

export function cellsOf(words: SheetWords): (order: Order) => Cell[] {
  const { language, zone, now, categories, orgs, grids, areas, workers } = words;
  const { source, urgency, level, lamp, result, score } = CODE_WORDS[language];
  const { states } = WORDS[language];
  const wall = wallClock(zone);
  // Whole seconds: a spreadsheet would round where a text is cut off.
  const at = (instant: number | null): Cell =>
    instant && new Date(Math.floor(wall.wallOf(instant) / SECOND) * SECOND);
  const named = (names: Names, code: string | null): Cell => code && (names[code] ?? code);
  const lit = (order: Order): Cell => {
    const shown = orderLamp(order, now);
    return shown && (LIFE_CYCLE.open(order.state) || order.state === 'CLOSED') ? lamp[shown] : null;
  };
  const columns: Record<SheetColumn, (order: Order) => Cell> = {
    orderNo: ({ orderNo }) => orderNo,
    state: ({ state }) => states[state],
    lamp: lit,
    category: ({ category }) => named(categories, category),
    source: (order) => source[order.source],
    urgency: (order) => urgency[order.urgency],
    level: (order) => level[order.level],
    community: ({ path }) => areas[aboveOf(path)] ?? null,
    grid: ({ grid }) => named(grids, grid),
    org: ({ org }) => named(orgs, org),
    assist: ({ assist }) => assist.map((code) => orgs[code] ?? code).join('; ') || null,
    handler: ({ handler }) => handler && tellWorker(workers[handler], language),
    reportedAt: ({ reportedAt }) => at(reportedAt),
    filedAt: ({ filedAt }) => at(filedAt),
    dueAt: ({ handle }) => at(handle?.dueAt ?? null),
    handledAt: ({ handledAt }) => at(handledAt),
    closedAt: ({ closedAt }) => at(closedAt),
    result: (order) => order.result && result[order.result],
    returns: ({ returns }) => returns,
    reworks: ({ reworks }) => reworks,
    reopens: ({ reopens }) => reopens,
    extensions: ({ extensions }) => extensions,
    satisfaction: ({ visit }) => {
      const given = visit?.satisfaction;
      return given ? score[`${given as 1 | 2 | 3 | 4 | 5}`] : null;
    },
  };
  return (order) => SHEET_COLUMNS.map((column) => columns[column](order));
}
