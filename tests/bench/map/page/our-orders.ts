/** The product's orders on a map: its gathering thread, its two layers, its painter, asked for as its stage asks. */
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Ask } from '#app/map/clusters/cluster.worker.ts';
import { CLUSTERED_BELOW, type Clusters } from '#app/map/clusters/gather.ts';
import { orders, pickCalm, pressingOrders } from '#app/map/layers/orders.ts';
import { Painter } from '#app/map/painter.ts';
import { nearnessOf } from '#app/map/stage.ts';
import { codeOf } from '#app/map/symbol-names.ts';
import { PALETTE } from '#app/theme/palette.ts';
import { bytesOf, untilColour } from './bare-map.ts';
import { townOfOrders } from './town-of-orders.ts';

const UNIT = 1;
/** Left of the mark in an overdue order's square. */
const BESIDE = -6;

interface Answer {
  readonly turn: number;
  readonly clusters: Clusters;
}

export async function ourOrders(map: MapLibreMap, count: number) {
  const { calm, pressing, lastLate } = townOfOrders(count);
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [], getCursor: () => '' });
  map.addControl(overlay);
  const painter = new Painter(map, overlay, [orders, pressingOrders]);
  const worker = new Worker(
    new URL('../../../../src/app/map/clusters/cluster.worker.ts', import.meta.url),
    { type: 'module', name: 'clusters' },
  );
  const ask = (words: Ask) => worker.postMessage(words);
  const calmIds = Array.from(calm.lamps, (_, i) => `c${i}`);
  const pressingIds = Array.from(pressing.lamps, (_, i) => `p${i}`);
  const counted = new Map<number, number>();
  let asked = -1;
  let clusters: Clusters | undefined;
  let frame: number | undefined;
  let wrong: string | undefined;

  const draw = () => {
    frame = undefined;
    const nearness = nearnessOf(map.getZoom());
    if (clusters) {
      const gathered = { ...clusters, ids: calmIds };
      painter.paint('orders', orders.draw(pickCalm({ clusters: gathered, nearness, unit: UNIT })));
    }
    const { lonLat, lamps } = pressing;
    const columns = { count: lamps.length, ids: pressingIds, lonLat, symbols: lamps };
    painter.paint('pressing-orders', pressingOrders.draw({ ...columns, nearness, unit: UNIT }));
    painter.flush();
  };
  const soon = () => {
    frame ??= requestAnimationFrame(draw);
  };
  let near = nearnessOf(map.getZoom());
  const zoomed = () => {
    const zoom = Math.min(CLUSTERED_BELOW, Math.floor(map.getZoom()));
    if (near !== nearnessOf(map.getZoom())) soon();
    near = nearnessOf(map.getZoom());
    if (zoom === asked) return;
    asked = zoom;
    ask({ kind: 'at', turn: 1, zoom });
  };
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    clusters = data.clusters;
    const sum = clusters.counts.reduce((all, one) => all + one, 0);
    counted.set(clusters.zoom, clusters.counts.length);
    if (sum !== calm.lamps.length)
      wrong = `${sum} of ${calm.lamps.length} gathered at z${clusters.zoom}`;
    soon();
  };
  const settled = async () => {
    while (clusters?.zoom !== asked || frame !== undefined)
      await new Promise((done) => setTimeout(done, 20));
    if (wrong) throw new Error(wrong);
  };
  map.on('zoom', zoomed);
  map.on('idle', () => painter.settle());
  ask({
    kind: 'load',
    turn: 1,
    symbols: { lonLat: calm.lonLat, lamps: calm.lamps },
    pressing: codeOf('warn'),
    unit: UNIT,
  });
  zoomed();
  await settled();
  for (const zoom of [13, 14, 15, 16.5]) {
    map.jumpTo({ center: [...lastLate], zoom });
    await settled();
  }
  await untilColour(map, lastLate, bytesOf(PALETTE['lamp-late']), BESIDE);
  const crowds = [...counted].map(([zoom, many]) => `z${zoom} ${many}`).join(', ');
  return {
    saw: `${calm.lamps.length} calm orders add up in ${crowds} symbols; an overdue one is red`,
    settled,
    end: () => worker.terminate(),
  };
}
