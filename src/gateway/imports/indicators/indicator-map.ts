/**
 * How a table of figures is to be read: either a row a grid, with how many live and work there, or a row a month, with one figure of
 * one indicator. Which of the two it is, its columns tell.
 */
import { z } from 'zod';
import { DATE_ORDERS, ENCODINGS, type FigureField, NEEDED } from '#domain/imports/fields.ts';
import { INDICATORS } from '#domain/indicator/indicator.ts';

const column = z.string().min(1).optional();

export const indicatorMap = z.strictObject({
  columns: z
    .strictObject({
      grid: column,
      households: column,
      persons: column,
      floating: column,
      enterprises: column,
      shops: column,
      buildings: column,
      indicator: column,
      period: column,
      value: column,
      target: column,
      asOf: column,
      owner: column,
    } satisfies Record<FigureField, z.ZodType>)
    .superRefine((columns, context) => {
      const needed = columns.indicator ? NEEDED.months : NEEDED.counts;
      for (const field of needed)
        if (!columns[field])
          context.addIssue({ code: 'custom', path: [field], message: 'no column is said' });
    }),
  /** A word of the table to an indicator of ours. */
  indicators: z.record(z.string(), z.enum(INDICATORS)).default({}),
  /** To the code of the organisation that answers for the figures; `*` stands for every other word, and for none. */
  orgs: z.record(z.string(), z.string()).default({}),
  /** The day the figures hold for, where no column says it: `2022-10-25`. */
  asOf: z.iso.date().optional(),
  dates: z.enum(DATE_ORDERS).optional(),
  encoding: z.enum(ENCODINGS).optional(),
});
export type IndicatorMap = z.infer<typeof indicatorMap>;

/** Names under which the columns are usually found, without case and signs. */
export const USUAL_COLUMNS: Readonly<Record<FigureField, readonly string[]>> = {
  grid: ['网格编码', '网格', '网格名称', '所属网格', 'gridcode', 'grid', 'gridname'],
  households: ['户数', '家庭户数', '总户数', 'households'],
  persons: ['人口', '人口数', '常住人口', '总人口', '实有人口', 'population', 'persons', 'people'],
  floating: ['流动人口', '外来人口', '流动人口数', 'floating', 'migrants'],
  enterprises: ['企业', '企业数', '企业数量', 'enterprises', 'companies'],
  shops: ['商铺', '商铺数', '店铺', '沿街商铺', '九小场所', 'shops'],
  buildings: ['楼栋', '楼栋数', '楼幢', '房屋', '建筑', 'buildings'],
  indicator: ['指标', '指标名称', '指标代码', 'indicator', 'code', 'name'],
  period: ['月份', '统计月份', '期间', '期别', 'period', 'month'],
  value: ['数值', '值', '数量', '完成数', 'value', 'count'],
  target: ['目标', '目标值', '年度目标', 'target'],
  asOf: ['统计时间', '统计日期', '截至', '截止日期', '数据日期', 'asof', 'date'],
  owner: ['责任单位', '填报单位', '来源', '部门', '单位', 'source', 'department', 'owner'],
};
