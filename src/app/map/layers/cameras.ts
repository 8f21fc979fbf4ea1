import { SolidPolygonLayer } from '@deck.gl/layers';
import { rgba } from '#app/theme/palette.ts';
import type { Camera } from '#domain/camera/camera.ts';
import type { Position } from '#domain/geo/shape.ts';
import { symbolLayer } from '../symbol-layer.ts';
import { columnsOf } from '../thing-columns.ts';
import { chosenOf, defineLayer, type LayerContext } from './contract.ts';

const seen = (context: LayerContext): Camera[] => {
  const states = chosenOf(context, 'cameras.state');
  return [...context.world.cameras.values()].filter(
    ({ online }) => states?.includes(online ? 'on' : 'off') ?? true,
  );
};

export const cameras = defineLayer({
  id: 'cameras',
  title: 'map.layer.cameras',
  storey: 'place',
  entry: {
    group: 'thing',
    shown: { desk: true, wall: false },
    source: 'world',
    maxAge: 5_000,
    from: 'mid',
    count: (context) => seen(context).length,
    filters: [{ id: 'state', choose: 'some', values: ['on', 'off'] }],
    legend: ['camera', 'camera-lost'],
  },
  pick: (context) => {
    const { nearness, unit } = context;
    const shown = nearness === 'far' ? [] : seen(context);
    return columnsOf(shown, ({ online }) => (online ? 'camera' : 'camera-lost'), nearness, unit);
  },
  draw: (columns) => ({
    deck: [symbolLayer('cameras', columns)],
    targets: [
      { shelf: 'cameras', ids: columns.ids, lonLat: columns.lonLat, reach: 11 * columns.unit },
    ],
  }),
});

const METRES_PER_DEGREE = 111_320;
/** Degrees of arc between two corners of a wedge. */
const STEP = 6;

interface Wedge {
  readonly ring: Position[];
  readonly chosen: boolean;
}

/** What a camera overlooks: from where it hangs, as far and as wide as it sees. */
export function wedgeOf({ point: [lon, lat], azimuth, fov, range }: Camera): Position[] {
  const steps = Math.max(2, Math.ceil(fov / STEP));
  const shrink = Math.cos((lat * Math.PI) / 180);
  const rim = Array.from({ length: steps + 1 }, (_, i): Position => {
    const bearing = ((azimuth - fov / 2 + (fov * i) / steps) * Math.PI) / 180;
    return [
      lon + (Math.sin(bearing) * range) / (METRES_PER_DEGREE * shrink),
      lat + (Math.cos(bearing) * range) / METRES_PER_DEGREE,
    ];
  });
  return [[lon, lat], ...rim, [lon, lat]];
}

/** Fields of view, in the street; of cameras that answer. */
export const cameraWedges = defineLayer({
  id: 'camera-wedges',
  title: 'map.layer.cameras',
  storey: 'line',
  follows: 'cameras',
  pick: (context): Wedge[] =>
    context.nearness === 'near'
      ? seen(context)
          .filter(({ online }) => online)
          .map((camera) => ({
            ring: wedgeOf(camera),
            chosen: `cameras.${camera.id}` === context.selection.thing,
          }))
      : [],
  draw: (wedges) => ({
    deck:
      wedges.length === 0
        ? []
        : [
            new SolidPolygonLayer<Wedge>({
              id: 'camera-wedges',
              data: wedges,
              getPolygon: ({ ring }) => ring,
              getFillColor: ({ chosen }) => rgba(chosen ? 'ac-1' : 't-2', chosen ? 0.22 : 0.09),
              parameters: { depthCompare: 'always', depthWriteEnabled: false },
            }),
          ],
  }),
});
