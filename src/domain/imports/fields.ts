/** What the columns of a file can be, for those who map them and those who read them. */
import type { OrderState } from '../order/flow.ts';

export const ORDER_FIELDS = [
  'number',
  'category',
  'reportedAt',
  'longitude',
  'latitude',
  'state',
  'filedAt',
  'handledAt',
  'closedAt',
  'source',
  'urgency',
  'org',
] as const;
export type OrderField = (typeof ORDER_FIELDS)[number];

export const AREA_FIELDS = ['code', 'name', 'parent', 'type'] as const;
export type AreaField = (typeof AREA_FIELDS)[number];

/** Without these nothing can be made of a row. */
export const NEEDED: ReadonlySet<OrderField | AreaField> = new Set([
  ...(['number', 'category', 'reportedAt', 'longitude', 'latitude'] as const),
  ...(['code', 'name'] as const),
]);

/** Where a map keeps what the words of a column stand for. */
export const WORDED = {
  category: 'categories',
  state: 'states',
  source: 'sources',
  urgency: 'urgencies',
  org: 'orgs',
} as const satisfies Partial<Record<OrderField, string>>;

/** How an order can stand that lived elsewhere. */
export const IMPORTED_STATES = [
  'FILED',
  'HANDLING',
  'HANDLED',
  'CLOSED',
  'REJECTED',
  'VOID',
] as const satisfies readonly OrderState[];
export type ImportedState = (typeof IMPORTED_STATES)[number];

/** In which order a date with slashes, points or hyphens names its parts. */
export const DATE_ORDERS = ['ymd', 'mdy', 'dmy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Letters in which a text file may be written. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type Encoding = (typeof ENCODINGS)[number];
