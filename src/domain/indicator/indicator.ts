/** An indicator: a figure a department reports for a period. What a screen shows is summed from these. */
import { z } from 'zod';
import { holds } from '../access/table.ts';
import { defineKind } from '../kernel/kind.ts';
import { thing } from '../kernel/thing.ts';

/**
 * 矛盾纠纷 taken up and settled, 信访 in batches and in persons (two counters, never added), 意见建议 collected and closed.
 */
export const INDICATORS = [
  'DISPUTES',
  'DISPUTES_SETTLED',
  'PETITION_BATCHES',
  'PETITION_PERSONS',
  'OPINIONS',
  'OPINIONS_CLOSED',
] as const;
export const indicatorCode = z.enum(INDICATORS);
export type IndicatorCode = z.infer<typeof indicatorCode>;

/** A month, `2022-10`. */
export const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a period looks like 2022-10');

/** `id` is the code and the period, `DISPUTES:2022-10`; behind them the area or grid it is of, where that is not the town. */
export const indicator = thing.extend({
  code: indicatorCode,
  period,
  value: z.number(),
  target: z.number().nullable(),
  /** The department that reports it. */
  source: z.string(),
  /** The instant the figure holds for; before the period's end it is of the period so far. */
  asOf: z.number(),
});
export type Indicator = z.infer<typeof indicator>;

export const indicatorId = (code: IndicatorCode, period: string, place?: string): string =>
  [code, period, ...(place === undefined ? [] : [place])].join(':');

export const indicatorKind = defineKind<Indicator>({
  schema: indicator,
  lens: (thing, viewer) => (holds(viewer, 'things.read') ? thing : undefined),
});
