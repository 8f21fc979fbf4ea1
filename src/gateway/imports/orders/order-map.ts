/** How a table of orders is to be read: which column is what, and what its words mean here. */
import { z } from 'zod';
import {
  DATE_ORDERS,
  ENCODINGS,
  IMPORTED_STATES,
  type OrderField,
} from '#domain/imports/fields.ts';
import { SOURCES } from '#domain/order/codes.ts';
import { urgency } from '#domain/order/order.ts';
import { crs } from '../crs.ts';

const column = z.string().min(1);

export const orderMap = z.strictObject({
  /** The old system: with the number of an order in it, it makes the order known again. */
  system: z.string().regex(/^[\w.-]{1,40}$/),
  columns: z.strictObject({
    number: column,
    category: column,
    reportedAt: column,
    longitude: column,
    latitude: column,
    state: column.optional(),
    filedAt: column.optional(),
    handledAt: column.optional(),
    closedAt: column.optional(),
    source: column.optional(),
    urgency: column.optional(),
    org: column.optional(),
  } satisfies Record<OrderField, z.ZodType>),
  /** A word of the table to a code of the town's dictionary; `*` stands for every other word. */
  categories: z.record(z.string(), z.string()).default({}),
  states: z.record(z.string(), z.enum(IMPORTED_STATES)).default({}),
  sources: z.record(z.string(), z.enum(SOURCES)).default({ '*': 'DEPT' }),
  urgencies: z.record(z.string(), urgency).default({ '*': 1 }),
  orgs: z.record(z.string(), z.string()).default({}),
  dates: z.enum(DATE_ORDERS).optional(),
  crs: crs.default('wgs84'),
  encoding: z.enum(ENCODINGS).optional(),
});
export type OrderMap = z.infer<typeof orderMap>;

/** Names under which the columns are usually found, without case and signs. */
export const USUAL_COLUMNS: Readonly<Record<OrderField, readonly string[]>> = {
  number: [
    '工单编号',
    '工单号',
    '编号',
    '案件编号',
    '事件编号',
    'srnumber',
    'number',
    'caseid',
    'id',
    'requestid',
  ],
  category: ['类别', '事项类别', '案件类别', '小类', '分类', 'requesttype', 'type', 'category'],
  reportedAt: [
    '上报时间',
    '受理时间',
    '创建时间',
    '来电时间',
    'createddate',
    'created',
    'opened',
    'reportedat',
  ],
  longitude: ['经度', 'longitude', 'lon', 'lng', 'x'],
  latitude: ['纬度', 'latitude', 'lat', 'y'],
  state: ['状态', '办理状态', 'status', 'state'],
  filedAt: ['立案时间', 'filedat'],
  handledAt: ['处置时间', '办理时间', 'handledat'],
  closedAt: ['结案时间', '办结时间', 'closeddate', 'closed', 'closedat'],
  source: ['来源', '案件来源', 'requestsource', 'source', 'channel'],
  urgency: ['紧急程度', '紧急度', 'priority', 'urgency'],
  org: ['主办单位', '承办单位', '责任单位', 'owner', 'department', 'agency'],
};
