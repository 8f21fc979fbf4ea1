/**
 * How a table of figures is to be read: a row a grid, with how many live and work there; or a row a month, with one figure of one
 * indicator; or a row a month and place with a column an indicator. Which of them it is, its columns tell.
 */
import { z } from 'zod';
import { DATE_ORDERS, ENCODINGS, type FigureField, NEEDED } from '#domain/imports/fields.ts';
import {
  INDICATORS,
  type IndicatorCode,
  period as periodText,
} from '#domain/indicator/indicator.ts';

const column = z.string().min(1).optional();

const columns = z.strictObject({
  grid: column,
  area: column,
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
  DISPUTES: column,
  DISPUTES_SETTLED: column,
  PETITION_BATCHES: column,
  PETITION_PERSONS: column,
  OPINIONS: column,
  OPINIONS_CLOSED: column,
} satisfies Record<FigureField, z.ZodType>);

/** The indicators that have a column of their own. */
export const wideIn = (said: Readonly<Partial<Record<FigureField, unknown>>>): IndicatorCode[] =>
  INDICATORS.filter((code) => said[code] !== undefined);

export const indicatorMap = z
  .strictObject({
    columns,
    /** A word of the table to an indicator of ours. */
    indicators: z.record(z.string(), z.enum(INDICATORS)).default({}),
    /** To the code of the organisation that answers for the figures; `*` stands for every other word, and for none. */
    orgs: z.record(z.string(), z.string()).default({}),
    /** The month of the figures, where no column says it: `2022-10`. */
    period: periodText.optional(),
    /** The day the figures hold for, where no column says it: `2022-10-25`. */
    asOf: z.iso.date().optional(),
    dates: z.enum(DATE_ORDERS).optional(),
    encoding: z.enum(ENCODINGS).optional(),
  })
  .superRefine(({ columns, period }, context) => {
    const kind = wideIn(columns).length > 0 ? 'wide' : columns.indicator ? 'months' : 'counts';
    for (const field of NEEDED[kind])
      if (!columns[field] && !(field === 'period' && period))
        context.addIssue({
          code: 'custom',
          path: ['columns', field],
          message: 'no column is said',
        });
  });
export type IndicatorMap = z.infer<typeof indicatorMap>;

/** Words for an indicator, and heads of its column, without case and signs. */
export const INDICATOR_NAMES: Readonly<Record<IndicatorCode, readonly string[]>> = {
  DISPUTES: [
    ...['disputes', 'disputestakenup'],
    ...['矛盾纠纷', '矛盾纠纷数', '矛盾纠纷受理', '矛盾纠纷受理数', '纠纷受理', '纠纷受理数'],
  ],
  DISPUTES_SETTLED: [
    'disputessettled',
    ...['矛盾纠纷化解', '矛盾纠纷化解数', '矛盾纠纷调解成功', '纠纷化解', '纠纷化解数'],
    ...['调解成功', '调解成功数'],
  ],
  PETITION_BATCHES: ['petitionbatches', 'petitionsbatches', '信访批次', '信访批数', '来访批次'],
  PETITION_PERSONS: ['petitionpersons', 'petitionspersons', '信访人次', '信访人数', '来访人次'],
  OPINIONS: [
    'opinions',
    'opinionscollected',
    '意见建议',
    '意见建议数',
    '意见建议收集',
    '意见建议收集数',
  ],
  OPINIONS_CLOSED: ['opinionsclosed', '意见建议办结', '意见建议办结数', '意见办结'],
};

/** Names under which the columns are usually found, without case and signs. */
export const USUAL_COLUMNS: Readonly<Record<FigureField, readonly string[]>> = {
  grid: ['网格编码', '网格', '网格名称', '所属网格', 'gridcode', 'grid', 'gridname'],
  area: [
    ...['社区', '村社区', '社区名称', '村', '单元', '辖区', '区域', '地区', '所属社区'],
    ...['area', 'areacode', 'community', 'village', 'district', 'neighbourhood', 'neighborhood'],
  ],
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
  ...INDICATOR_NAMES,
};
