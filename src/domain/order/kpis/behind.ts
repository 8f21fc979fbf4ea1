/** The orders behind a figure: a number, a count or a side of a rate as a rule on one order, the rule the figure itself is counted by. */
import type { Moment } from '../../kernel/kpi.ts';
import type { Counted } from '../counted.ts';
import { ORDER_NUMBERS, type OrderNumber } from '../numbers.ts';
import { orderKpi } from './catalogue.ts';
import { isSuspicious, ORDER_COUNTS, type OrderCount } from './counts.ts';

/** Plain data: it crosses from one thread to another. What is named must all hold. */
export interface Figure {
  readonly kpi?: string | undefined;
  /** Of the rate: the orders above its line, or all of them. */
  readonly part?: 'above' | 'below' | undefined;
  readonly count?: OrderCount | undefined;
  readonly number?: OrderNumber['id'] | undefined;
  readonly suspicious?: boolean | undefined;
}
export type Rule = (order: Counted) => boolean;

/** Undefined where no figure is named: every order is meant. `doubted`: orders with a doubt noted about them. */
export function ruleBehind(
  figure: Figure,
  moment: Moment,
  doubted: ReadonlySet<string> = new Set(),
): Rule | undefined {
  const { kpi, part = 'below', count, number, suspicious } = figure;
  const rate = kpi === undefined ? undefined : orderKpi(kpi);
  const counts = count && ORDER_COUNTS[count];
  const numbered = ORDER_NUMBERS.find(({ id }) => id === number);
  const rules: Rule[] = [
    ...(rate ? [(order: Counted) => rate[part](order, moment) > 0] : []),
    ...(counts ? [(order: Counted) => counts(order, moment)] : []),
    ...(numbered ? [(order: Counted) => numbered.counts(order, moment)] : []),
    ...(suspicious ? [(order: Counted) => isSuspicious(order, doubted)] : []),
  ];
  return rules.length === 0 ? undefined : (order) => rules.every((rule) => rule(order));
}
