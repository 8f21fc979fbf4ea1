/** The layers a screen shows, out of its address. */
import { useMemo } from 'react';
import {
  changed,
  defaultStates,
  filtersOf,
  type LayerState,
  type LayerStates,
  statesOf,
  wordOf,
} from './layer-states.ts';
import { ENTERED } from './layers/catalogue.ts';
import type { Density, LayerContext } from './layers/contract.ts';
import { isMetric, METRICS, type MetricId } from './metric/metric-ids.ts';

export interface ShownLayers {
  readonly layers: LayerStates;
  readonly filters: LayerContext['filters'];
  readonly metric: MetricId | undefined;
}

function metricOf(layers: LayerStates): MetricId | undefined {
  const state = layers.get('metric');
  if (!state?.on) return undefined;
  const [asked] = state.filters.by ?? [];
  return isMetric(asked) ? asked : METRICS[0];
}

export function useLayers(
  word: string | undefined,
  density: Density,
  go: (word: string | undefined) => void,
) {
  const shown = useMemo((): ShownLayers => {
    const layers = statesOf(word, ENTERED, density);
    return { layers, filters: filtersOf(layers), metric: metricOf(layers) };
  }, [word, density]);
  const change = (id: string, patch: Partial<LayerState>) =>
    go(wordOf(changed(shown.layers, id, patch), ENTERED, density));
  const reset = () => go(wordOf(defaultStates(ENTERED, density), ENTERED, density));
  return { shown, change, reset };
}
