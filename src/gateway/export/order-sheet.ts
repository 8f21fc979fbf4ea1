/** An order as a line of a list: names in the reader's language, times in the town's zone, codes where there is no name. */
import type { Order } from '#domain/order/order.ts';
import type { Language } from '#domain/town/town.ts';
import { SHEET_COLUMNS, SHEET_WORDS, type SheetColumn } from '#wire/language/sheet.ts';
import type { House } from '../house.ts';
import type { Cell } from './csv.ts';

/** `2022-10-25 14:30:00` in a zone. */
export function timeIn(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => format.format(instant);
}

export const headings = (language: Language): string[] =>
  SHEET_COLUMNS.map((column) => SHEET_WORDS[language][column]);

export function cellsOf(house: House, language: Language): (order: Order) => Cell[] {
  const time = timeIn(house.town.zone);
  const at = (instant: number | null): Cell => (instant === null ? null : time(instant));
  const categories = new Map(house.categories.map(({ code, name }) => [code, name[language]]));
  const orgs = new Map(house.departments.map(({ code, short }) => [code, short[language]]));
  const { grids, workers } = house.engine.world;
  const columns: Record<SheetColumn, (order: Order) => Cell> = {
    orderNo: ({ orderNo }) => orderNo,
    state: ({ state }) => state,
    category: ({ category }) => categories.get(category) ?? category,
    source: ({ source }) => source,
    urgency: ({ urgency }) => urgency,
    level: ({ level }) => level,
    grid: ({ grid }) => grids.get(grid)?.short[language] ?? grid,
    org: ({ org }) => org && (orgs.get(org) ?? org),
    handler: ({ handler }) => handler && (workers.get(handler)?.no ?? handler),
    reportedAt: ({ reportedAt }) => at(reportedAt),
    filedAt: ({ filedAt }) => at(filedAt),
    dueAt: ({ handle }) => at(handle?.dueAt ?? null),
    handledAt: ({ handledAt }) => at(handledAt),
    closedAt: ({ closedAt }) => at(closedAt),
    result: ({ result }) => result,
    returns: ({ returns }) => returns,
    reworks: ({ reworks }) => reworks,
    reopens: ({ reopens }) => reopens,
    extensions: ({ extensions }) => extensions,
    satisfaction: ({ visit }) => visit?.satisfaction ?? null,
  };
  return (order) => SHEET_COLUMNS.map((column) => columns[column](order));
}
