/** The product's orders on a map: its gathering thread, its two layers, its painter, asked for as its stage asks. */
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Ask } from '#app/map/clusters/cluster.worker.ts';
import { CLUSTERED_BELOW, type Clusters } from '#app/map/clusters/gather.ts';
import { around, suffices } from '#app/map/clusters/window.ts';
import { orders, pickCalm, pressingOrders } from '#app/map/layers/orders.ts';
import { Painter } from '#app/map/painter.ts';
import { nearnessOf, whereIs } from '#app/map/stage.ts';
import { codeOf } from '#app/map/symbol-names.ts';
import { PALETTE } from '#app/theme/palette.ts';
import { inBounds } from '#domain/geo/in-bounds.ts';
import type { Bounds } from '#domain/geo/shape.ts';
import { bytesOf, CENTRE, untilColour } from './bare-map.ts';
import { type Columns, townOfOrders } from './town-of-orders.ts';

const UNIT = 1;
/** Left of the mark in an overdue order's square. */
const BESIDE = -6;
/** Degrees: places are gathered in single precision. */
const EDGE = 5e-5;
const EVERYWHERE: Bounds = [-180, -85, 180, 85];

interface Answer {
  readonly turn: number;
  readonly clusters: Clusters;
}

/** At each zoom everything adds up, and a box holds what of it stands there. How many symbols there are, in words. */
async function addUp(calm: Columns, gather: (zoom: number, box: Bounds) => Promise<Clusters>) {
  const total = calm.lamps.length;
  const [lon, lat] = CENTRE;
  const box: Bounds = [lon - 0.011, lat - 0.007, lon + 0.011, lat + 0.007];
  const words: string[] = [];
  for (let zoom = 12; zoom <= CLUSTERED_BELOW; zoom++) {
    const { counts, lonLat } = await gather(zoom, EVERYWHERE);
    const sum = counts.reduce((all, one) => all + one, 0);
    if (sum !== total) throw new Error(`${sum} of ${total} gathered at z${zoom}`);
    const within = (by: number) => {
      const [west, south, east, north] = box;
      const grown: Bounds = [west - by, south - by, east + by, north + by];
      return Array.from(counts.keys()).filter((i) =>
        inBounds(grown, [lonLat[i * 2] ?? 0, lonLat[i * 2 + 1] ?? 0]),
      ).length;
    };
    const given = (await gather(zoom, box)).counts.length;
    if (given < within(-EDGE) || given > within(EDGE))
      throw new Error(`${given} of ${within(0)} in the box at z${zoom}`);
    words.push(`z${zoom} ${counts.length.toLocaleString('en')}`);
  }
  return `${total.toLocaleString('en')} calm orders add up in ${words.join(', ')} symbols`;
}

export async function ourOrders(map: MapLibreMap, count: number) {
  const { calm, pressing, lastLate } = townOfOrders(count);
  const worker = new Worker(
    new URL('../../../../src/app/map/clusters/cluster.worker.ts', import.meta.url),
    { type: 'module', name: 'clusters' },
  );
  const ask = (words: Ask) => worker.postMessage(words);
  const { lonLat, lamps } = calm;
  ask({ kind: 'load', turn: 1, symbols: { lonLat, lamps }, pressing: codeOf('warn'), unit: UNIT });
  const saw = await addUp(calm, (zoom, box) => {
    ask({ kind: 'at', turn: 1, zoom, box });
    return new Promise((done) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => done(data.clusters);
    });
  });

  const overlay = new MapLibreOverlay({ interleaved: true, layers: [], getCursor: () => '' });
  map.addControl(overlay);
  const painter = new Painter(map, overlay, [orders, pressingOrders]);
  const calmIds = Array.from(lamps, (_, i) => `c${i}`);
  const pressingIds = Array.from(pressing.lamps, (_, i) => `p${i}`);
  let asked: { readonly zoom: number; readonly box: Bounds } | undefined;
  let awaited = 0;
  let clusters: Clusters | undefined;
  let frame: number | undefined;
  let near = nearnessOf(map.getZoom());

  const draw = () => {
    frame = undefined;
    if (clusters) {
      const gathered = { ...clusters, ids: calmIds };
      const picked = pickCalm({ clusters: gathered, nearness: near, unit: UNIT });
      painter.paint('orders', orders.draw(picked));
    }
    const { lonLat, lamps: symbols } = pressing;
    const columns = { count: symbols.length, ids: pressingIds, lonLat, symbols };
    painter.paint(
      'pressing-orders',
      pressingOrders.draw({ ...columns, nearness: near, unit: UNIT }),
    );
    painter.flush();
  };
  const soon = () => {
    frame ??= requestAnimationFrame(draw);
  };
  const moved = () => {
    const { zoom: exact, window } = whereIs(map);
    if (near !== nearnessOf(exact)) soon();
    near = nearnessOf(exact);
    const zoom = Math.min(CLUSTERED_BELOW, Math.floor(exact));
    if (asked?.zoom === zoom && suffices(asked.box, window)) return;
    asked = { zoom, box: around(window) };
    awaited += 1;
    ask({ kind: 'at', turn: 1, ...asked });
  };
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    clusters = data.clusters;
    awaited -= 1;
    soon();
  };
  const settled = async () => {
    while (awaited > 0 || frame !== undefined) await new Promise((done) => setTimeout(done, 20));
  };
  map.on('move', moved);
  map.on('idle', () => painter.settle());
  map.jumpTo({ center: [...lastLate], zoom: 16.5 });
  soon();
  await settled();
  await untilColour(map, lastLate, bytesOf(PALETTE['lamp-late']), BESIDE);
  return {
    saw: `${saw}; an overdue one is red`,
    settled,
    end: () => worker.terminate(),
  };
}
