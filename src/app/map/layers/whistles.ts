/** The whistle of the chosen order: from where each office comes, how far it has come, and where they meet. */
import type { Feature } from 'geojson';
import { blownFor, type Called, calledBy } from '#app/state/called-offices.ts';
import { PALETTE } from '#app/theme/palette.ts';
import type { Position } from '#domain/geo/shape.ts';
import { fontFace } from '../letters.ts';
import { ringLayers } from '../ring-layer.ts';
import { LIGHT_COLOURS } from '../symbol-drawings.ts';
import { symbolLayer } from '../symbol-layer.ts';
import { columnsOf } from '../thing-columns.ts';
import {
  type Density,
  defineLayer,
  type LayerContext,
  type Nearness,
  type StyleLayer,
} from './contract.ts';

/** How far a way bends aside, as a share of its length: ways from one street stay apart. */
const BEND = 0.14;
const STEPS = 24;
/** The inner ring's share of the outer one. */
const INNER = 0.62;
const RING: Record<Nearness, number> = { far: 22, mid: 30, near: 30 };
/** In design units: a wall has nothing under 18. */
const NAME: Record<Density, number> = { desk: 13, wall: 18 };

function inHand({ world, selection, departments, now }: LayerContext) {
  const whistle = blownFor(world, selection.order);
  if (!whistle) return undefined;
  const { meetPoint, order } = whistle;
  const called = calledBy(whistle, departments, now);
  return { meetPoint, called, grid: world.grids.get(world.orders.get(order)?.grid ?? '') };
}

/** A bow from one place to another, bent to the left. */
export function bowOf([x, y]: Position, [toX, toY]: Position): Position[] {
  const squeeze = Math.cos((y * Math.PI) / 180);
  const [dx, dy] = [(toX - x) * squeeze, toY - y];
  const control = [(x + toX) / 2 - (dy * BEND) / squeeze, (y + toY) / 2 + dx * BEND] as const;
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const t = i / STEPS;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    return [a * x + b * control[0] + c * toX, a * y + b * control[1] + c * toY];
  });
}

const way = ({ base, light }: Called, meetPoint: Position): Feature => ({
  type: 'Feature',
  properties: { light },
  geometry: { type: 'LineString', coordinates: bowOf(base, meetPoint) },
});

interface Stroke {
  readonly cap: 'butt' | 'round';
  /** In units of the line's width. */
  readonly dashes?: [line: number, gap: number];
}
const DOTS: Stroke = { cap: 'round', dashes: [0.1, 2] };

/** There: a full line; under way: dashes; not signed: dots. */
const STROKES: Readonly<Record<Called['light'], Stroke>> = {
  present: { cap: 'butt' },
  signed: { cap: 'butt', dashes: [3, 2] },
  'to-sign': DOTS,
  late: DOTS,
};

export const calledWays = defineLayer({
  id: 'called-ways',
  title: 'map.layer.called',
  storey: 'line',
  pick: (context) => ({ hand: inHand(context), unit: context.unit }),
  draw: ({ hand, unit }) => ({
    features: {
      type: 'FeatureCollection',
      features: hand?.called.map((one) => way(one, hand.meetPoint)) ?? [],
    },
    style: (Object.keys(STROKES) as Called['light'][]).map((light): StyleLayer => {
      const { cap, dashes } = STROKES[light];
      return {
        id: `called-way-${light}`,
        type: 'line',
        filter: ['==', ['get', 'light'], light],
        layout: { 'line-cap': cap },
        paint: {
          'line-color': PALETTE[LIGHT_COLOURS[light]],
          'line-width': 2.2 * unit,
          ...(dashes ? { 'line-dasharray': dashes } : {}),
        },
      };
    }),
  }),
});

/** Two rings where they meet, and the bases with their lights. */
export const calledOffices = defineLayer({
  id: 'called-offices',
  title: 'map.layer.called',
  storey: 'alert',
  pick: (context) => ({
    hand: inHand(context),
    nearness: context.nearness,
    unit: context.unit,
  }),
  draw: ({ hand, nearness, unit }) => {
    if (!hand) return { deck: [] };
    const bases = hand.called.map(({ org, base, light }) => ({ id: org, point: base, light }));
    const columns = columnsOf(bases, ({ light }) => `base-${light}` as const, nearness, unit);
    const rings = [1, INNER].flatMap((share, i) =>
      ringLayers(`called-ring-${i}`, {
        at: hand.meetPoint,
        radius: RING[nearness] * share,
        width: 2,
        unit,
      }),
    );
    return { deck: [symbolLayer('called-bases', columns), ...rings] };
  },
});

/** Names of bases stand close by; the place they meet at is told outside its rings. In units of the letters. */
const APART = 0.9;
const ANCHORS = [
  ...['left', 'right', 'top', 'bottom'],
  ...['top-left', 'top-right', 'bottom-left', 'bottom-right'],
] as const;

const named = (at: Position, name: string, apart: number): Feature => ({
  type: 'Feature',
  properties: { name, apart },
  geometry: { type: 'Point', coordinates: at },
});

/** What each base is called, and how many are there where they meet. */
export const calledNames = defineLayer({
  id: 'called-names',
  title: 'map.layer.called',
  storey: 'label',
  pick: (context) => {
    const { departments, language, density, nearness, unit, fonts } = context;
    const size = NAME[density];
    const shorts = new Map(departments.map(({ code, short }) => [code, short[language]]));
    const hand = inHand(context);
    const features =
      hand?.called.map(({ org, base }) => named(base, shorts.get(org) ?? org, APART)) ?? [];
    if (hand) {
      const there = hand.called.filter(({ light }) => light === 'present').length;
      const name = `${hand.grid?.short[language] ?? ''} ${there}/${hand.called.length}`.trim();
      features.push(named(hand.meetPoint, name, RING[nearness] / size + 0.3));
    }
    return { features, size, unit, fonts };
  },
  draw: ({ features, size, unit, fonts }) => ({
    features: { type: 'FeatureCollection', features },
    letters: [...new Set(features.flatMap(({ properties }) => [...String(properties?.name)]))]
      .sort()
      .join(''),
    style: [
      {
        id: 'called-name',
        type: 'symbol',
        layout: {
          'text-field': ['get', 'name'],
          'text-font': fontFace('bold', fonts),
          'text-size': size * unit,
          'text-max-width': 20,
          'text-padding': 2 * unit,
          'text-variable-anchor': [...ANCHORS],
          'text-radial-offset': ['get', 'apart'],
        },
        paint: {
          'text-color': PALETTE['t-1'],
          'text-halo-color': PALETTE['m-halo'],
          'text-halo-width': 2 * unit,
          'text-halo-blur': 0.5 * unit,
        },
      },
    ],
  }),
});
