/** Grids with crooked edges and ten themes of values, drawn by the product's metric layer or set anew as GeoJSON. */
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { metricFill } from '#app/map/layers/metric.ts';
import { classed, NO_DATA } from '#app/map/metric/breaks.ts';
import { islandsOf, stepOf } from '#app/map/metric/fill.ts';
import { Painter } from '#app/map/painter.ts';
import { PALETTE } from '#app/theme/palette.ts';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { bytesOf, CENTRE, type Colour, untilColour } from './bare-map.ts';

const COLUMNS = 78;
/** Degrees of a grid. */
const CELL = 0.002;
const STEPS = 6;
const THEMES = 10;
const ZOOM = 12;

export interface GridMap {
  readonly saw: string;
  /** Shows the theme of a turn, and resolves in the frame that shows it. */
  colour(turn: number): Promise<void>;
  /** Milliseconds of the call that hands a theme to the map. */
  call(turn: number): number;
  /** Draws as it is, and sees the colour all the same. */
  redraw(): Promise<void>;
}

export function crookedGrids(count: number): MultiPolygon[] {
  const chance = chanceFrom(5);
  const rows = Math.ceil(count / COLUMNS);
  return Array.from({ length: count }, (_, i): MultiPolygon => {
    const west = CENTRE[0] + ((i % COLUMNS) - COLUMNS / 2) * CELL;
    const south = CENTRE[1] + (Math.floor(i / COLUMNS) - rows / 2) * CELL;
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ] as const;
    const ring: Position[] = corners.slice(0, 4).flatMap(([x, y], at) => {
      const [nextX, nextY] = corners[at + 1] ?? [0, 0];
      return Array.from({ length: STEPS }, (_, k): Position => {
        const jitter = () => (k === 0 ? 0 : (chance() - 0.5) * 0.06);
        return [
          west + (x + ((nextX - x) * k) / STEPS + jitter()) * CELL,
          south + (y + ((nextY - y) * k) / STEPS + jitter()) * CELL,
        ];
      });
    });
    return [[[...ring, ring[0] ?? CENTRE]]];
  });
}

export function themesOf(count: number) {
  const chance = chanceFrom(6);
  return Array.from({ length: THEMES }, () => {
    const values = Array.from({ length: count }, () => Math.floor(chance() ** 2 * 60));
    return { metric: 'open' as const, values, ...classed(values) };
  });
}

/** The middle grid, its middle, and what colour each theme gives it: two that follow never share it. */
function watched(count: number, shapes: readonly MultiPolygon[]) {
  const themes = themesOf(count);
  const steps = (grid: number) =>
    themes.map(({ of, classes }) => stepOf(of[grid] ?? NO_DATA, classes.length));
  const middle = Math.floor(count / 2 + COLUMNS / 2);
  let grid = middle;
  while (steps(grid).some((step, i, all) => step === all[(i + 1) % all.length])) {
    grid += 1;
    if (grid > middle + COLUMNS * 8) throw new Error('no grid changes with each theme');
  }
  const [west = 0, south = 0] = shapes[grid]?.[0]?.[0]?.[0] ?? CENTRE;
  const at: Position = [west + CELL / 2, south + CELL / 2];
  const colours = steps(grid).map((step): Colour => bytesOf(PALETTE[step]));
  return { themes, at, colourOf: (turn: number) => colours[turn % THEMES] ?? ([0, 0, 0] as const) };
}

export async function paletteGrids(map: MapLibreMap, count: number): Promise<GridMap> {
  const shapes = crookedGrids(count);
  const { themes, at, colourOf } = watched(count, shapes);
  const islands = islandsOf(shapes);
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [], getCursor: () => '' });
  map.addControl(overlay);
  const painter = new Painter(map, overlay, [metricFill]);
  map.on('idle', () => painter.settle());
  let shown = 0;
  const show = (turn: number) => {
    shown = turn;
    const reading = themes[turn % THEMES];
    painter.paint('metric', metricFill.draw({ reading, islands, unit: 1 }));
    painter.flush();
  };
  map.jumpTo({ center: [...at], zoom: ZOOM });
  show(0);
  await untilColour(map, at, colourOf(0));
  return {
    saw: `${count} grids, the watched one is ${colourOf(0)}`,
    colour: (turn) => {
      show(turn);
      return untilColour(map, at, colourOf(turn));
    },
    call: (turn) => {
      const began = performance.now();
      show(turn);
      return performance.now() - began;
    },
    redraw: () => untilColour(map, at, colourOf(shown)),
  };
}

export async function setDataGrids(map: MapLibreMap, count: number): Promise<GridMap> {
  const shapes = crookedGrids(count);
  const { themes, at, colourOf } = watched(count, shapes);
  const collection = (turn: number) => {
    const { of, classes } = themes[turn % THEMES] ?? { of: [], classes: [] };
    const features = shapes.map((coordinates, i) => ({
      type: 'Feature' as const,
      properties: { colour: PALETTE[stepOf(of[i] ?? NO_DATA, classes.length)] },
      geometry: { type: 'MultiPolygon' as const, coordinates },
    }));
    return { type: 'FeatureCollection' as const, features };
  };
  map.addSource('grids', { type: 'geojson', data: collection(0), tolerance: 0.2 });
  map.addLayer({
    id: 'grids',
    type: 'fill',
    source: 'grids',
    paint: { 'fill-color': ['get', 'colour'], 'fill-antialias': false },
  });
  map.jumpTo({ center: [...at], zoom: ZOOM });
  await untilColour(map, at, colourOf(0));
  let shown = 0;
  const show = (turn: number) => {
    shown = turn;
    map.getSource<GeoJSONSource>('grids')?.setData(collection(turn));
  };
  return {
    saw: `${count} grids as GeoJSON`,
    call: (turn) => {
      const began = performance.now();
      show(turn);
      return performance.now() - began;
    },
    colour: (turn) => {
      show(turn);
      return untilColour(map, at, colourOf(turn));
    },
    redraw: () => untilColour(map, at, colourOf(shown)),
  };
}
