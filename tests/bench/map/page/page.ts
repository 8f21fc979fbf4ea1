/** The page of the map benches: several maps beside each other, one of them shown at a time, driven from outside. */
import '#app/eval-free.ts';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { classed } from '#app/map/metric/breaks.ts';
import type { Position } from '#domain/geo/shape.ts';
import { type BenchPage, type Flight, GRIDS, type Kind } from './asked.ts';
import { bareMap, CENTRE, drawn } from './bare-map.ts';
import { type GridMap, paletteGrids, setDataGrids, themesOf } from './grids.ts';
import { ourOrders } from './our-orders.ts';
import { theirClusters } from './their-clusters.ts';

interface Made {
  readonly map: MapLibreMap;
  readonly element: HTMLElement;
  readonly grids?: GridMap;
  settled(): Promise<void>;
  end(): void;
}

const made = new Map<string, Made>();
const nothing = { saw: 'a ground', settled: async () => {}, end: () => {} };

function find(name: string): Made {
  const found = made.get(name);
  if (!found) throw new Error(`no map ${name}`);
  for (const { element } of made.values())
    element.classList.toggle('on', element === found.element);
  return found;
}

async function fill(kind: Kind, map: MapLibreMap, count: number) {
  if (kind === 'ours') return ourOrders(map, count);
  if (kind === 'mapLibre') return theirClusters(map, count);
  if (kind === 'blank') return nothing;
  const grids = await (kind === 'palette' ? paletteGrids : setDataGrids)(map, count);
  return { ...nothing, grids, saw: grids.saw };
}

/** From the town to the streets and back, once round the middle. */
function placeAt(share: number, from: number, to: number): { center: Position; zoom: number } {
  const angle = share * 2 * Math.PI;
  return {
    center: [CENTRE[0] + 0.012 * Math.cos(angle), CENTRE[1] + 0.008 * Math.sin(angle)],
    zoom: from + ((to - from) / 2) * (1 - Math.cos(angle)),
  };
}

async function film(times: number, step: (turn: number) => Promise<void>): Promise<Flight> {
  const intervals: number[] = [];
  let last = performance.now();
  for (let turn = 1; turn <= times; turn++) {
    await step(turn);
    const now = performance.now();
    intervals.push(now - last);
    last = now;
    await new Promise(requestAnimationFrame);
  }
  return { frames: times, intervals };
}

const page: BenchPage = {
  make: async (name, kind, count) => {
    const element = document.createElement('div');
    element.className = 'map on';
    document.body.append(element);
    const map = await bareMap(element);
    const { saw, ...rest } = await fill(kind, map, count);
    made.set(name, { map, element, ...rest });
    element.classList.remove('on');
    return saw;
  },
  fly: async (name, frames, from, to) => {
    const { map, settled } = find(name);
    const flight = await film(frames, (turn) => {
      const { center, zoom } = placeAt(turn / frames, from, to);
      map.jumpTo({ center: [...center], zoom });
      return drawn(map);
    });
    await settled();
    return flight;
  },
  recolour: async (name, times, isNew) => {
    const { grids } = find(name);
    if (!grids) throw new Error(`${name} has no grids`);
    return film(times, (turn) => (isNew ? grids.colour(turn) : grids.redraw()));
  },
  classing: (times) => {
    const [theme] = themesOf(GRIDS);
    const began = performance.now();
    for (let i = 0; i < times; i++) classed(theme?.values ?? []);
    return (performance.now() - began) / times;
  },
  calling: async (name, times) => {
    const { map, grids } = find(name);
    if (!grids) throw new Error(`${name} has no grids`);
    const calls: number[] = [];
    for (let turn = 0; turn < times; turn++) {
      calls.push(grids.call(turn));
      await drawn(map);
    }
    await grids.redraw();
    return calls;
  },
  drop: (name) => {
    const { map, element, end } = find(name);
    end();
    map.remove();
    element.remove();
    made.delete(name);
  },
};

Object.assign(globalThis, { benchPage: page });
