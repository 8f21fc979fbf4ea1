/** The shipped town, drawn from its plan: what every drawing must be, and what this one must be. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { department } from '#domain/rules/department.ts';
import { town } from '#domain/town/town.ts';
import {
  buildingsOnRoads,
  classesIn,
  crossingEdges,
  crowdedBuildings,
  drownedBuildings,
  gapsBetween,
  networks,
  strayBuildings,
  wrongBridges,
} from '#gateway/drawing/checks.ts';
import { drawTown } from '#gateway/drawing/draw-town.ts';
import { chineseNumber } from '#gateway/drawing/names.ts';
import { type Plan, plan } from '#gateway/drawing/plan.ts';
import { planeAt } from '#gateway/drawing/shape/plane.ts';
import { holds } from '#gateway/town/check-shape.ts';
import { GROUND, GROUND_LAYERS } from '#gateway/town/ground.ts';
import { areaRow, gridRow } from '#gateway/town/rows.ts';

const FOLDER = 'data/towns/guangfu';
const read = (name: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));
const guangfu = plan.parse(read('plan.json'));
const drawing = drawTown(guangfu);
const { areas, grids, ground } = drawing;
const communities = areas.filter(({ level }) => level === 'COMMUNITY');

/** The same town, coarsely and with little in it: quick to draw again. */
const sparse: Plan = {
  ...guangfu,
  cell: 100,
  extent: [-6_000, -5_000, 5_000, 5_000],
  settlements: guangfu.settlements.slice(0, 3),
};
const hashOf = (made: Plan): string =>
  createHash('sha256')
    .update(JSON.stringify(drawTown(made)))
    .digest('hex');

describe('areas and grids', () => {
  it('are of the right form, with the units and numbers of the town', () => {
    for (const row of areas) areaRow.parse(row);
    for (const row of grids) gridRow.parse(row);
    const counts = Object.fromEntries(
      communities.map(({ id, name }) => [
        `${id.slice(9)} ${name['zh-CN']}`,
        grids.filter(({ community }) => community === id).length,
      ]),
    );
    expect(counts).toEqual({
      '002 东崦湖社区': 6,
      '003 梅园社区': 4,
      '004 福溪社区': 6,
      '005 西崦湖社区': 5,
      '200 福利村': 3,
      '202 邓尉村': 4,
      '203 香雪村': 4,
      '205 冲山村': 4,
      '206 府巷村': 4,
      '207 迂里村': 5,
      '208 太湖渔港村': 3,
    });
    expect(grids).toHaveLength(48);
  });

  it('tile the town: every inner edge is walked once each way, and no two edges cross', () => {
    for (const { id, shape } of communities) {
      const parts = grids.filter(({ community }) => community === id).map((grid) => grid.shape);
      expect(gapsBetween(parts, shape), id).toEqual([]);
    }
    const [whole] = areas.filter(({ level }) => level === 'TOWN');
    expect(
      gapsBetween(
        communities.map(({ shape }) => shape),
        whole?.shape ?? [],
      ),
    ).toEqual([]);
    expect(crossingEdges(grids.map(({ shape }) => shape))).toEqual([]);
  });

  it('have their name on land inside them, and 漫山岛 belongs to 冲山村第四网格', () => {
    const lakes = ground.water.features.filter(({ properties }) => properties.kind === 'lake');
    for (const { id, shape, centre } of grids) {
      expect(holds(shape, centre), id).toBe(true);
      const wet = lakes.some(({ geometry }) => holds([geometry.coordinates], centre));
      expect(wet, `${id} has its name on a lake`).toBe(false);
    }
    const island = ground.place.features.find(
      ({ properties }) => properties.kind === 'island' && properties.name['zh-CN'] === '漫山岛',
    );
    const home = grids.find(({ shape }) => island && holds(shape, island.geometry.coordinates));
    expect(home?.id).toBe('320506108205004');
    expect(home?.shape.length).toBeGreaterThan(1);
  });

  it('lie within the bounds that the map is held in, as do the departments in their areas', () => {
    const { bounds } = town.parse(read('town.json'));
    const departments = z.array(department).parse(read('departments.json'));
    const committees = departments.filter(({ kind }) => kind === 'COMMUNITY');
    expect(committees.map(({ code }) => code).toSorted()).toEqual(
      communities.map(({ id }) => id).toSorted(),
    );
    for (const { code, kind, path, base } of departments) {
      // The district sits in another town.
      if (kind === 'DISTRICT') continue;
      const own = areas.find((area) => area.path === path);
      expect(own && holds(own.shape, base), code).toBe(true);
    }
    for (const [lon, lat] of areas.flatMap(({ shape }) => shape.flat(2)))
      expect(lon > bounds[0] && lon < bounds[2] && lat > bounds[1] && lat < bounds[3]).toBe(true);
  });
});

describe('the ground', () => {
  it('is of the right form in every layer', () => {
    for (const layer of GROUND_LAYERS) {
      const { error } = GROUND[layer].safeParse(ground[layer]);
      expect(error?.issues[0], layer).toBeUndefined();
      // No railway comes to such a town.
      if (layer !== 'rail') expect(ground[layer].features.length, layer).toBeGreaterThan(10);
    }
  });

  it('has thousands of buildings, none in water, on a road, in another, or in two grids', () => {
    expect(ground.building.features.length).toBeGreaterThan(4_000);
    expect(drownedBuildings(drawing)).toEqual([]);
    expect(buildingsOnRoads(drawing)).toEqual([]);
    expect(crowdedBuildings(drawing)).toEqual([]);
    expect(strayBuildings(drawing)).toEqual([]);
  });

  it('has one network of roads on the mainland and one on the inhabited island', () => {
    const ofTown = (ends: Set<string>) =>
      drawing.crossings.some(({ at, grid }) => grid !== undefined && ends.has(at.join(' ')));
    expect(networks(drawing).filter(ofTown)).toHaveLength(2);
  });

  it('has bridges where roads are over water, and nowhere else', () => {
    expect(ground.road.features.some(({ properties }) => properties.bridge)).toBe(true);
    expect(wrongBridges(drawing)).toEqual([]);
  });

  it('shows at least four kinds of things in every view, from the town down to a street', () => {
    const plane = planeAt(guangfu.origin);
    for (const [x, y] of guangfu.views)
      for (let zoom = 11; zoom <= 18; zoom++) {
        // A window of 1,920 × 1,080, 78.27 km a tile pixel row at zoom 0, foreshortened at 31° N.
        const metres = (78_271.5 * Math.cos((31.29 * Math.PI) / 180)) / 2 ** zoom;
        const [w, s] = plane.toPosition([x - 960 * metres, y - 540 * metres]);
        const [e, n] = plane.toPosition([x + 960 * metres, y + 540 * metres]);
        expect(classesIn(drawing, [w, s, e, n]).size, `${x}, ${y} at ${zoom}`).toBeGreaterThan(3);
      }
  });

  it('tells of each crossing, road and place which grid it lies in', () => {
    expect(drawing.gridOfRoad).toHaveLength(ground.road.features.length);
    expect(drawing.gridOfPlace).toHaveLength(ground.place.features.length);
    for (const { at, grid, roads } of drawing.crossings.slice(0, 400)) {
      for (const index of roads) {
        const line = ground.road.features[index]?.geometry.coordinates ?? [];
        expect([line[0], line.at(-1)]).toContainEqual(at);
      }
      if (grid) expect(holds(grids.find(({ id }) => id === grid)?.shape ?? [], at)).toBe(true);
    }
  });
});

describe('a plan', () => {
  it('is drawn the same twice, and otherwise with another seed', { timeout: 60_000 }, () => {
    const first = hashOf(sparse);
    expect(hashOf(sparse)).toBe(first);
    expect(hashOf({ ...sparse, seed: sparse.seed + 1 })).not.toBe(first);
  });

  it('may leave its communities to chance: so many, each with its grids, tiled all the same', () => {
    const drawn = drawTown({
      ...sparse,
      islands: [],
      settlements: [],
      communities: {
        count: 30,
        grids: 160,
        syllables: {
          'zh-CN': ['安', '丰', '和', '乐', '宁', '平', '顺', '兴'],
          'zh-Hant': ['安', '豐', '和', '樂', '寧', '平', '順', '興'],
          en: ['An', 'Feng', 'He', 'Le', 'Ning', 'Ping', 'Shun', 'Xing'],
        },
      },
    });
    const villages = drawn.areas.filter(({ level }) => level === 'COMMUNITY');
    expect(villages).toHaveLength(30);
    expect(drawn.grids).toHaveLength(160);
    expect(new Set(villages.map(({ name }) => name['zh-CN'])).size).toBe(30);
    const [whole] = drawn.areas;
    const shapes = drawn.grids.map(({ shape }) => shape);
    expect(gapsBetween(shapes, whole?.shape ?? [])).toEqual([]);
    expect(crossingEdges(shapes)).toEqual([]);
  });
});

it('counts as Chinese does', () => {
  expect([1, 9, 10, 11, 20, 35].map(chineseNumber)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '三十五',
  ]);
});
