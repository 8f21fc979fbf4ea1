import { ColumnLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { rgba } from '#app/theme/palette.ts';
import { CENSUS_COUNTS, type CensusCount } from '#domain/census/census.ts';
import { SHOWN_FROM } from '#domain/census/hide-small.ts';
import { chosenOf, defineLayer, type LayerContext, type Nearness } from './contract.ts';

export interface Inhabited {
  readonly at: [number, number];
  /** Null: too few to be said. */
  readonly count: number | null;
}

const countOf = (context: Pick<LayerContext, 'filters'>): CensusCount =>
  CENSUS_COUNTS.find((count) => count === chosenOf(context, 'people.of')?.[0]) ?? 'persons';

/** The buildings where there is anybody, or any enterprise. */
export function pickInhabited(
  context: Pick<LayerContext, 'filters' | 'buildings'>,
): readonly Inhabited[] {
  const told = context.buildings?.value;
  if (!told) return [];
  const counts = told[countOf(context)];
  return told.id.flatMap((_, i): Inhabited[] => {
    const count = counts[i];
    return count === undefined || count === 0
      ? []
      : [{ at: [told.lon[i] ?? 0, told.lat[i] ?? 0], count }];
  });
}

/** The area of a circle says the count; a hidden one is as small as any. */
const METRES: Record<Nearness, number> = { far: 4.2, mid: 2.6, near: 1.7 };
const radiusOf = ({ count }: Inhabited, nearness: Nearness): number =>
  METRES[nearness] * Math.sqrt(count ?? SHOWN_FROM - 1);
/** Of a column, for each one counted. */
const METRES_HIGH = 1.2;

const flat = { depthCompare: 'always', depthWriteEnabled: false } as const;

function circles(inhabited: readonly Inhabited[], nearness: Nearness) {
  return new ScatterplotLayer<Inhabited>({
    id: 'people',
    data: inhabited,
    getPosition: ({ at }) => at,
    getRadius: (one) => radiusOf(one, nearness),
    radiusMinPixels: 1.2,
    stroked: true,
    lineWidthUnits: 'pixels',
    getLineWidth: 1,
    getLineColor: rgba('seq-5', 0.75),
    getFillColor: ({ count }) => rgba('seq-4', count === null ? 0 : 0.4),
    parameters: flat,
  });
}

const columns = (inhabited: readonly Inhabited[]) =>
  new ColumnLayer<Inhabited>({
    id: 'people-columns',
    data: inhabited,
    diskResolution: 4,
    angle: 45,
    radius: 7,
    getPosition: ({ at }) => at,
    getElevation: ({ count }) => (count ?? SHOWN_FROM - 1) * METRES_HIGH,
    getFillColor: ({ count }) => rgba(count === null ? 'seq-2' : 'seq-4', 0.85),
    material: { ambient: 0.55, diffuse: 0.6, shininess: 8 },
  });

/** Who lives and works where, by building: circles, and columns on a map that is tilted. Few are `<5`. */
export const people = defineLayer({
  id: 'people',
  title: 'map.layer.people',
  storey: 'place',
  entry: {
    group: 'building',
    shown: { desk: false, wall: false },
    source: 'census',
    maxAge: Number.POSITIVE_INFINITY,
    count: (context) => pickInhabited(context).length,
    filters: [{ id: 'of', choose: 'one', values: ['persons', 'households', 'enterprises'] }],
  },
  pick: (context) => ({
    inhabited: pickInhabited(context),
    nearness: context.nearness,
    tilted: context.tilted,
    unit: context.unit,
  }),
  draw: ({ inhabited, nearness, tilted, unit }) => ({
    deck: tilted
      ? [columns(inhabited)]
      : [
          circles(inhabited, nearness),
          ...(nearness === 'near'
            ? [
                new TextLayer<Inhabited>({
                  id: 'people-counts',
                  data: inhabited,
                  getText: ({ count }) => (count === null ? `<${SHOWN_FROM}` : String(count)),
                  getPosition: ({ at }) => at,
                  getSize: 11 * unit,
                  getColor: rgba('t-2'),
                  characterSet: [...'0123456789<'],
                  fontSettings: { sdf: true, fontSize: 48, buffer: 8, radius: 16 },
                  outlineColor: rgba('m-halo'),
                  outlineWidth: 3,
                  parameters: flat,
                }),
              ]
            : []),
        ],
  }),
});
