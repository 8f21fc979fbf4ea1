/** What the columns of a file can be, for those who map them and those who read them. */
import { INDICATORS } from '../indicator/indicator.ts';
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

export const CAMERA_FIELDS = [
  'code',
  'name',
  'longitude',
  'latitude',
  'kind',
  'azimuth',
  'fov',
  'range',
  'status',
  'picture',
  'user',
  'password',
] as const;
export type CameraField = (typeof CAMERA_FIELDS)[number];

export const WORKER_FIELDS = ['badge', 'grid', 'workerType'] as const;
export type WorkerField = (typeof WORKER_FIELDS)[number];

/** Of a grid's count, of a month's figure, and of a month's figures side by side. */
export const FIGURE_FIELDS = [
  'grid',
  'area',
  'households',
  'persons',
  'floating',
  'enterprises',
  'shops',
  'buildings',
  'indicator',
  'period',
  'value',
  'target',
  'asOf',
  'owner',
  ...INDICATORS,
] as const;
export type FigureField = (typeof FIGURE_FIELDS)[number];

export type ImportField = AreaField | OrderField | CameraField | WorkerField | FigureField;

/** Without these nothing can be made of a row; a table of figures is one of three kinds. */
export const NEEDED = {
  areas: ['code', 'name'],
  orders: ['number', 'category', 'reportedAt', 'longitude', 'latitude'],
  cameras: ['code', 'name', 'longitude', 'latitude'],
  workers: ['badge', 'grid'],
  counts: ['grid', 'households', 'persons', 'enterprises'],
  months: ['indicator', 'period', 'value'],
  wide: ['period'],
} as const satisfies Record<string, readonly ImportField[]>;

/** Where a map keeps what the words of a column stand for. */
export const WORDED = {
  category: 'categories',
  state: 'states',
  source: 'sources',
  urgency: 'urgencies',
  org: 'orgs',
  owner: 'orgs',
  kind: 'kinds',
  status: 'statuses',
  indicator: 'indicators',
  workerType: 'types',
} as const satisfies Partial<Record<ImportField, string>>;

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

/** Whether a camera answers, as a table may say. */
export const CAMERA_STATUSES = ['ONLINE', 'OFFLINE'] as const;
export type CameraStatus = (typeof CAMERA_STATUSES)[number];

/** In which order a date with slashes, points or hyphens names its parts. */
export const DATE_ORDERS = ['ymd', 'mdy', 'dmy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Letters in which a text file may be written. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type Encoding = (typeof ENCODINGS)[number];
