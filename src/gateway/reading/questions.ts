/** What the books of orders and whistles may be asked, and what they answer: plain data, for it crosses to their thread and back. */
import type { Viewer } from '#domain/access/viewer.ts';
import type { Moment } from '#domain/kernel/kpi.ts';
import type { Counted } from '#domain/order/counted.ts';
import type { Figure } from '#domain/order/kpis/behind.ts';
import type { FiguresRead, Grouping } from '#domain/order/kpis/figures.ts';
import type { OrderNumber } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';
import { turnsOf } from '#domain/order/order-lamp.ts';
import type { WhistleKpis } from '#wire/reads.ts';
import type { OrderFilter } from '../database/order-clauses.ts';
import type { SheetWords } from '../export/order-sheet.ts';
import type { SheetKind } from '../export/sheet-file.ts';

export type Sort = 'reported' | 'due';
/** A place in a list: what it is sorted by there, and the order's id. */
export interface Mark {
  readonly at: number;
  readonly id: string;
}
export interface Page {
  readonly sort: Sort;
  readonly limit: number;
  /** Continue after this order. */
  readonly after?: Mark | undefined;
}

/** Which orders are meant: the reader's sight, the filters, and the figure they stand behind. */
export interface Selection {
  readonly viewer: Viewer;
  readonly filter: OrderFilter;
  readonly figure: Figure;
  readonly moment: Moment;
}

export interface Listed {
  /** Of the whole list, whatever the page. */
  readonly total: number;
  readonly rows: readonly Order[];
}
/** Every number of the watch. */
export type WatchNumbers = readonly { readonly id: OrderNumber['id']; readonly value: number }[];
export interface FiguresAnswer extends FiguresRead {
  readonly asOf: number;
}

/** The head of a file is told before its first byte, so that its leaving can be written down first. */
export interface FileHead {
  readonly total: number;
  readonly lines: number;
}
export interface FileAsked {
  readonly selection: Selection;
  readonly kind: SheetKind;
  readonly words: Omit<SheetWords, 'watermark'>;
  /** The parts of the watermark that are known before the lines are counted. */
  readonly mark: readonly string[];
  /** What is added where `{lines}` are not all of `{total}`. */
  readonly cut: string;
  /** More lines than this leave the house in parts. */
  readonly most: number;
}

export interface ColumnsAsked {
  readonly selection: Selection;
  /** Of more than this only the newest are told. */
  readonly most: number;
}

/** Every question by its name: what is asked, and the parts of the answer in order. */
export interface Questions {
  list: { asked: { selection: Selection; page: Page }; part: Listed };
  numbers: { asked: { selection: Selection }; part: WatchNumbers };
  figures: { asked: { selection: Selection; grouping: Grouping }; part: FiguresAnswer };
  /** Bytes of `#wire/order-columns.ts`. */
  columns: { asked: ColumnsAsked; part: Uint8Array };
  whistles: { asked: { viewer: Viewer; now: number }; part: WhistleKpis };
  file: { asked: FileAsked; part: FileHead | Uint8Array };
}
export type Question = keyof Questions;

/** Where an order stands among those sorted by due time: what has no limit comes last, as its column says. */
export const dueSortOf = (order: Pick<Counted, 'handle' | 'stage'>): number =>
  turnsOf(order)?.dueAt ?? Number.MAX_SAFE_INTEGER;

export const markOf = (order: Order, sort: Sort): Mark => ({
  id: order.id,
  at: sort === 'reported' ? order.reportedAt : dueSortOf(order),
});
