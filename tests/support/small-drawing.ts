/** The tests' town as a drawing: in each grid a crossing of four roads, a bridge over a ditch, a school and two rows of houses. */
import type { Position } from '#domain/geo/shape.ts';
import type { Crossing, Drawing, DrawnGround } from '#gateway/drawing/drawing.ts';
import { planeAt } from '#gateway/drawing/shape/plane.ts';
import { files } from './small-world.ts';

const label = (text: string) => ({ 'zh-CN': text, en: text, 'zh-Hant': text });
const ARMS = [
  [60, 0],
  [0, 60],
  [-60, 0],
  [0, -60],
] as const;
const USES = ['HOME', 'SHOP', 'FACTORY', 'OFFICE'] as const;

type Features<L extends keyof DrawnGround> = DrawnGround[L]['features'];

export function smallDrawing(): Drawing {
  const road: Features<'road'> = [];
  const building: Features<'building'> = [];
  const place: Features<'place'> = [];
  const water: Features<'water'> = [];
  const waterway: Features<'waterway'> = [];
  const crossings: Crossing[] = [];
  for (const grid of files.grids) {
    const plane = planeAt(grid.centre);
    const at = (x: number, y: number): Position => plane.toPosition([x, y]);
    const box = (x: number, y: number, w: number, h: number): Position[][] => [
      [at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)],
    ];
    const first = road.length;
    for (const [i, [x, y]] of ARMS.entries())
      road.push({
        type: 'Feature',
        properties: {
          class: i % 2 ? 'local' : 'secondary',
          bridge: false,
          ...(i < 2 ? { name: label(`路${i}`) } : {}),
        },
        geometry: { type: 'LineString', coordinates: [at(0, 0), at(x, y)] },
      });
    crossings.push({ at: grid.centre, grid: grid.id, roads: [0, 1, 2, 3].map((i) => first + i) });
    road.push({
      type: 'Feature',
      properties: { class: 'local', bridge: true },
      geometry: { type: 'LineString', coordinates: [at(60, 0), at(76, 0)] },
    });
    const ditch = label(`浜${grid.short['zh-CN']}`);
    water.push({
      type: 'Feature',
      properties: { kind: 'canal', name: ditch },
      geometry: { type: 'Polygon', coordinates: box(64, -60, 8, 120) },
    });
    waterway.push({
      type: 'Feature',
      properties: { width: 8, name: ditch },
      geometry: { type: 'LineString', coordinates: [at(68, -60), at(68, 60)] },
    });
    place.push({
      type: 'Feature',
      properties: { kind: 'school', rank: 2, name: label('小学') },
      geometry: { type: 'Point', coordinates: at(-20, 30) },
    });
    for (let i = 0; i < 8; i++)
      building.push({
        type: 'Feature',
        properties: {
          id: `${grid.id}${String(i + 1).padStart(5, '0')}`,
          grid: grid.id,
          use: USES[i % 4] ?? 'HOME',
          floors: 1 + (i % 3) * 2,
        },
        geometry: {
          type: 'Polygon',
          coordinates: box(-50 + (i % 4) * 14, i < 4 ? -30 : -50, 10, 9),
        },
      });
  }
  const collection = <F>(features: F[]) => ({ type: 'FeatureCollection' as const, features });
  return {
    areas: files.areas,
    grids: files.grids,
    ground: {
      land: collection([]),
      hill: collection([]),
      use: collection([]),
      water: collection(water),
      waterway: collection(waterway),
      road: collection(road),
      rail: collection([]),
      building: collection(building),
      place: collection(place),
    },
    crossings,
    gridOfRoad: [],
    gridOfPlace: [],
  };
}
