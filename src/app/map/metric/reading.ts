/** The metric at hand, classed: what the fill, the printed values and the legend all show. */
import type { LayerContext } from '../layers/contract.ts';
import { type Classed, classed } from './breaks.ts';
import type { MetricId } from './metric-ids.ts';
import { valuesOf } from './metrics.ts';

export interface MetricReading extends Classed {
  readonly metric: MetricId;
  readonly values: readonly (number | undefined)[];
}

/** Undefined while no metric is shown. */
export function readMetric({
  metric,
  world,
  now,
}: Pick<LayerContext, 'metric' | 'world' | 'now'>): MetricReading | undefined {
  if (!metric) return undefined;
  const values = valuesOf(metric, { world, now });
  return { metric, values, ...classed(values) };
}
