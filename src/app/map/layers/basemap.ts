import type { BasemapRead } from '#wire/reads.ts';
import { DARK } from '../basemap/colours.ts';
import { labelStyle } from '../basemap/labels.ts';
import { landStyle, waterStyle } from '../basemap/land.ts';
import { buildingStyle, railStyle, roadStyle } from '../basemap/roads.ts';
import { fontFace } from '../letters.ts';
import { defineLayer, type LayerContext, type StyleLayer, type Tiles } from './contract.ts';

type Drawn = Extract<BasemapRead, { kind: 'drawn' }>;

const drawnOf = ({ basemap }: LayerContext): Drawn | undefined =>
  basemap?.kind === 'drawn' ? basemap : undefined;

/** The version in the address lets a browser keep a tile for ever. */
const tilesOf = ({ version, minzoom, maxzoom, bounds, attribution }: Drawn): Tiles => ({
  path: `/api/basemap/{z}/{x}/{y}?v=${version}`,
  minzoom,
  maxzoom,
  bounds,
  ...(attribution && { attribution }),
});

/** Another's map, dimmed and greyed: it is paper white, and the room is dark. */
const PICTURES: StyleLayer[] = [
  {
    id: 'basemap-pictures',
    type: 'raster',
    paint: {
      'raster-saturation': -0.7,
      'raster-brightness-max': 0.36,
      'raster-contrast': 0.15,
      'raster-fade-duration': 0,
    },
  },
];

const picturesOf = (read: Extract<BasemapRead, { kind: 'pictures' }>): Tiles => ({
  path: `/api/basemap/{z}/{x}/{y}?v=${read.version}`,
  minzoom: read.minzoom,
  maxzoom: read.maxzoom,
  bounds: read.bounds,
  attribution: read.attribution,
  pictures: true,
});

/** Land and hills, under everything. The other parts of the basemap draw from the same tiles. */
export const basemapLand = defineLayer({
  id: 'basemap',
  title: 'map.layer.basemap',
  storey: 'ground',
  entry: {
    group: 'ground',
    shown: { desk: true, wall: true },
    source: 'town',
    maxAge: Number.POSITIVE_INFINITY,
  },
  pick: ({ basemap, unit }) => ({ basemap, unit }),
  draw: ({ basemap, unit }) => {
    if (basemap?.kind === 'drawn') return { tiles: tilesOf(basemap), style: landStyle(DARK, unit) };
    if (basemap?.kind === 'pictures') return { tiles: picturesOf(basemap), style: PICTURES };
    return {};
  },
});

/** Roads and buildings step back where the grids are filled. */
const UNDER_METRIC = 0.28;

/** Over what fills the grids and under their borders. */
export const basemapRoads = defineLayer({
  id: 'basemap-roads',
  title: 'map.layer.basemap',
  storey: 'line',
  follows: 'basemap',
  pick: (context) => ({
    drawn: drawnOf(context),
    unit: context.unit,
    share: context.metric ? UNDER_METRIC : 1,
  }),
  draw: ({ drawn, unit, share }) =>
    drawn
      ? {
          from: 'basemap',
          style: [
            ...waterStyle(DARK, unit),
            ...railStyle(DARK, unit, share),
            ...roadStyle(DARK, unit, share),
            ...buildingStyle(DARK, unit, share),
          ],
        }
      : {},
});

/** Where the grids are filled, the fill bears their values: only open water keeps its name. */
const OVER_METRIC: readonly string[] = ['basemap-lake-name', 'basemap-sea-name'];

/** What the names layer says; a village of the same name is not named a second time. */
const ownNames = ({ world, language }: LayerContext) => ({
  areas: [...new Set([...world.areas.values()].map(({ name }) => name[language]))],
  grids: [...new Set([...world.grids.values()].map(({ short }) => short[language]))],
});

/** Under the names of grids and areas, which find their places first. */
export const basemapNames = defineLayer({
  id: 'basemap-names',
  title: 'map.layer.basemap',
  storey: 'label',
  follows: 'basemap',
  pick: (context) => {
    const { unit, density, language, fonts } = context;
    const filled = context.metric !== undefined;
    const names = ownNames(context);
    return { drawn: drawnOf(context), filled, names, unit, density, language, fonts };
  },
  draw: ({ drawn, filled, fonts, ...look }) =>
    drawn
      ? {
          from: 'basemap',
          letters: drawn.letters[look.language],
          style: labelStyle({ ...look, colours: DARK, face: fontFace('regular', fonts) }).filter(
            ({ id }) => !filled || OVER_METRIC.includes(id),
          ),
        }
      : {},
});
