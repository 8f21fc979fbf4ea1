import { SolidPolygonLayer } from '@deck.gl/layers';
import type { FeatureCollection } from 'geojson';
import { PALETTE } from '#app/theme/palette.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { fontFace } from '../letters.ts';
import { NO_DATA } from '../metric/breaks.ts';
import { type Island, islandsOf, markOfPlace, paletteOf, stepOf } from '../metric/fill.ts';
import { METRICS } from '../metric/metric-ids.ts';
import { PaletteExtension, type PaletteProps } from '../metric/palette-extension.ts';
import { readMetric } from '../metric/reading.ts';
import { type Density, defineLayer, type LayerContext } from './contract.ts';

const TEXTURED = [new PaletteExtension()];
const NOBODY: readonly Island[] = [];

/** The outlines as they were while the grids stay the same: then nothing is cut into triangles again. */
let shapes: Grid['shape'][] = [];
function steadyShapes(grids: Iterable<Grid>): readonly Grid['shape'][] {
  const now = Array.from(grids, ({ shape }) => shape);
  if (now.length !== shapes.length || now.some((shape, i) => shape !== shapes[i])) shapes = now;
  return shapes;
}

/** The grids filled by the class of the chosen metric. */
export const metricFill = defineLayer({
  id: 'metric',
  title: 'map.layer.metric',
  storey: 'area',
  entry: {
    group: 'area',
    shown: { desk: false, wall: false },
    source: 'world',
    maxAge: 60_000,
    filters: [{ id: 'by', choose: 'one', values: METRICS }],
  },
  pick: (context) => ({
    reading: readMetric(context),
    islands: context.metric ? islandsOf(steadyShapes(context.world.grids.values())) : NOBODY,
    unit: context.unit,
  }),
  draw: ({ reading, islands, unit }) => ({
    deck: reading
      ? [
          new SolidPolygonLayer<Island, PaletteProps>({
            id: 'metric',
            data: islands,
            getPolygon: ({ polygon }) => polygon,
            getFillColor: ({ at }) => markOfPlace(at),
            palette: paletteOf(reading),
            hatch: 8 * unit,
            extensions: TEXTURED,
            parameters: { depthCompare: 'always', depthWriteEnabled: false },
          }),
        ]
      : [],
  }),
});

const SIZE: Record<Density, number> = { desk: 14, wall: 20 };

/** The value of each grid that has one, dark on the two lightest classes. */
export function pickValues(context: LayerContext) {
  const { world, unit, fonts, density, language } = context;
  const reading = readMetric(context);
  const number = new Intl.NumberFormat(language);
  const features: FeatureCollection['features'] = [];
  if (reading)
    for (const [i, { centre }] of [...world.grids.values()].entries()) {
      const value = reading.values[i];
      if (value === undefined) continue;
      const step = stepOf(reading.of[i] ?? NO_DATA, reading.classes.length);
      features.push({
        type: 'Feature',
        properties: {
          text: number.format(value),
          value,
          ground: PALETTE[step],
          ink: step === 'seq-4' || step === 'seq-5' ? 'dark' : 'light',
        },
        geometry: { type: 'Point', coordinates: centre },
      });
    }
  return {
    features: { type: 'FeatureCollection', features } satisfies FeatureCollection,
    letters: features.length > 0 ? '0123456789,.' : '',
    size: SIZE[density] * unit,
    halo: 2.4 * unit,
    fonts,
  };
}

export const metricValues = defineLayer({
  id: 'metric-values',
  title: 'map.layer.metric',
  storey: 'label',
  follows: 'metric',
  pick: pickValues,
  draw: ({ features, letters, size, halo, fonts }) => ({
    features,
    letters,
    style: [
      {
        id: 'metric-values-text',
        type: 'symbol',
        minzoom: 12,
        layout: {
          'text-field': ['get', 'text'],
          'text-font': fontFace('bold', fonts),
          'text-size': size,
          'text-padding': 1,
          'symbol-sort-key': ['-', 0, ['get', 'value']],
        },
        paint: {
          'text-color': ['match', ['get', 'ink'], 'dark', '#0A121A', PALETTE['t-1']],
          // A grid may reach out on a lake: its value is read there too.
          'text-halo-color': ['to-color', ['get', 'ground']],
          'text-halo-width': halo,
        },
      },
    ],
  }),
});
