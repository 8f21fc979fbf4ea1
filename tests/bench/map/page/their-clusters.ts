/** The same orders as MapLibre gathers them by itself: a GeoJSON source with clusters, two layers, as its examples have it. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { CLUSTERED_BELOW } from '#app/map/clusters/gather.ts';
import { PALETTE } from '#app/theme/palette.ts';
import { bytesOf, CENTRE, drawn, untilColour } from './bare-map.ts';
import { type Columns, townOfOrders } from './town-of-orders.ts';

const RADIUS = 34;
const WHOLE = 9;

function collection(...all: readonly (Columns & { readonly late: boolean })[]) {
  const features = all.flatMap(({ lonLat, lamps, late }) =>
    Array.from(lamps, (_, i) => ({
      type: 'Feature' as const,
      properties: { late },
      geometry: {
        type: 'Point' as const,
        coordinates: [lonLat[i * 2] ?? 0, lonLat[i * 2 + 1] ?? 0],
      },
    })),
  );
  return { type: 'FeatureCollection' as const, features };
}

/** At a zoom with everything in one window, the counts of the crowds and those alone. */
async function countAll(map: MapLibreMap): Promise<number> {
  map.jumpTo({ center: [...CENTRE], zoom: WHOLE });
  await map.once('idle');
  const seen = new Map<string, number>();
  for (const { properties, geometry } of map.querySourceFeatures('calm')) {
    const id = properties.cluster_id ?? JSON.stringify(geometry);
    seen.set(String(id), properties.point_count ?? 1);
  }
  return [...seen.values()].reduce((sum, one) => sum + one, 0);
}

export async function theirClusters(map: MapLibreMap, count: number) {
  const { calm, pressing, lastLate } = townOfOrders(count);
  map.addSource('calm', {
    type: 'geojson',
    data: collection({ ...calm, late: false }),
    cluster: true,
    clusterRadius: RADIUS,
    clusterMaxZoom: CLUSTERED_BELOW - 1,
  });
  map.addSource('pressing', { type: 'geojson', data: collection({ ...pressing, late: true }) });
  const crowd = ['has', 'point_count'] as ['has', string];
  map.addLayer({
    id: 'calm',
    type: 'circle',
    source: 'calm',
    paint: {
      'circle-color': ['case', crowd, PALETTE['m-halo'], PALETTE['lamp-ok']],
      'circle-radius': ['case', crowd, 16, 5],
      'circle-stroke-width': 1.5,
      'circle-stroke-color': PALETTE['lamp-ok'],
    },
  });
  map.addLayer({
    id: 'counts',
    type: 'symbol',
    source: 'calm',
    filter: crowd,
    layout: {
      'text-field': ['get', 'point_count'],
      'text-size': 12,
      'text-font': ['sans-serif'],
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': PALETTE['t-2'] },
  });
  map.addLayer({
    id: 'pressing',
    type: 'circle',
    source: 'pressing',
    paint: { 'circle-color': PALETTE['lamp-late'], 'circle-radius': 9 },
  });
  await map.once('idle');
  const sum = await countAll(map);
  const calmCount = calm.lamps.length;
  if (sum !== calmCount) throw new Error(`MapLibre gathered ${sum} of ${calmCount}`);
  map.jumpTo({ center: [...lastLate], zoom: 16.5 });
  await untilColour(map, lastLate, bytesOf(PALETTE['lamp-late']));
  const settled = async () => {
    const loaded = () =>
      ['calm', 'pressing'].every((id) => map.getSource<GeoJSONSource>(id)?.loaded());
    while (!loaded()) await drawn(map);
  };
  return { saw: `${sum} add up in its clusters`, settled, end: () => {} };
}
