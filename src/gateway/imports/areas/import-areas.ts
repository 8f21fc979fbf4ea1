/** Imports areas: grids with the communities and the town around them, or communities. */
import type { Area } from '#domain/area/area.ts';
import { areaDrawn, areaErased } from '#domain/area/events.ts';
import type { MultiPolygon } from '#domain/geo/shape.ts';
import { gridDrawn, gridErased } from '#domain/grid/events.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { remarkOf } from '#domain/imports/remark.ts';
import { sameInAll } from '#domain/town/town.ts';
import type { GridRow } from '../../town/rows.ts';
import type { Importing, ImportSurroundings, Item, Opened } from '../contract.ts';
import { gridsInFileOrder } from '../file-order.ts';
import { faultOf, ImportFault } from '../import-fault.ts';
import { readMap } from '../read-map.ts';
import { type AreaMap, areaMap } from './area-map.ts';
import { type Brought, bringAll } from './bring-features.ts';
import { centreOf } from './centre-of.ts';
import { Communities } from './communities.ts';
import { joined } from './joined.ts';
import { lookAtAreas } from './look-at-areas.ts';
import { readFeatures } from './read-features.ts';
import { flawsIn, type Level, type Outlined } from './tiling.ts';

const derived = (event: ReturnType<typeof areaDrawn.of>): Item => ({
  row: 0,
  event,
  derived: true,
});

/** The town around all of its communities, those of earlier files too. */
const townItem = (
  { town, townCode, townName }: ImportSurroundings,
  outlines: readonly MultiPolygon[],
): Item =>
  derived(
    areaDrawn.of({
      id: townCode,
      path: town.townPath,
      level: 'TOWN',
      name: townName,
      shape: joined(outlines),
    }),
  );

/** What comes of a file, and the level of areas that it changes. */
interface Coming {
  readonly level: Level;
  readonly items: readonly Item[];
}

const flagsOf = ({ mended }: Brought) => (mended ? { flags: ['flagged'] as const } : {});

const outlinedOf = ({ id, name, shape }: Grid | Area): Outlined => ({
  code: id,
  name: name['zh-CN'],
  shape,
});

function gridsComing(
  brought: readonly Brought[],
  map: AreaMap,
  around: ImportSurroundings,
): Coming {
  const { world, townCode } = around;
  const coming = new Set(brought.map(({ code }) => code));
  const communities = new Communities(around, coming);
  const grids = brought.map((one) => {
    const community = communities.of(one);
    communities.hold(community, one.shape);
    const row: GridRow = {
      id: one.code,
      path: `${community.path}${one.code}/`,
      type: map.types[one.type] ?? map.types['*'] ?? 'BASIC',
      name: sameInAll(one.name),
      short: sameInAll(one.name),
      community: community.id,
      centre: centreOf(one.shape),
      shape: one.shape,
    };
    return { one, row };
  });
  const { drawn, outlines } = communities.redrawn();
  const staying = gridsInFileOrder(world).filter(({ id }) => !coming.has(id));
  return {
    level: {
      brought,
      staying: staying.map(outlinedOf),
      frames: communities.givenAround([...staying, ...grids.map(({ row }) => row)]),
    },
    items: [
      ...(!world.areas.get(townCode) || around.outlineFollows ? [townItem(around, outlines)] : []),
      ...drawn.map((row) => derived(areaDrawn.of(row))),
      ...grids.map(({ one, row }) => ({
        row: one.row,
        event: gridDrawn.of(row),
        ...flagsOf(one),
      })),
    ],
  };
}

function communitiesComing(brought: readonly Brought[], around: ImportSurroundings): Coming {
  const { world, town, townCode, outlineFollows } = around;
  const coming = new Set(brought.map(({ code }) => code));
  const staying = [...world.areas.values()].filter(
    ({ id, level }) => level === 'COMMUNITY' && !coming.has(id),
  );
  const outlines = [...staying, ...brought].map(({ shape }) => shape);
  const given = outlineFollows ? undefined : world.areas.get(townCode);
  return {
    level: { brought, staying: staying.map(outlinedOf), frames: given ? [given.shape] : [] },
    items: [
      ...(given ? [] : [townItem(around, outlines)]),
      ...brought.map((one) => ({
        row: one.row,
        event: areaDrawn.of({
          id: one.code,
          path: `${town.townPath}${one.code}/`,
          level: 'COMMUNITY',
          name: sameInAll(one.name),
          shape: one.shape,
        }),
        ...flagsOf(one),
      })),
    ],
  };
}

async function open(file: string, given: unknown, around: ImportSurroundings): Promise<Opened> {
  const map = readMap(areaMap, given);
  const { form, features } = await readFeatures(file);
  if (features.length === 0) throw faultOf('features.none');
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  for (const name of [map.properties.code, map.properties.name])
    if (!names.includes(name))
      throw faultOf('features.no-property', {
        property: name,
        names: names.slice(0, 30).join(', '),
      });
  const brought = bringAll(features, map);
  const { level, items } =
    map.level === 'grids' ? gridsComing(brought, map, around) : communitiesComing(brought, around);
  const flaws = flawsIn(level);
  if (map.tiling === 'strict' && flaws.length > 0)
    throw new ImportFault([remarkOf('areas.must-tile'), ...flaws]);
  return {
    form,
    notes: flaws,
    items: async function* (): AsyncIterable<Item> {
      yield* items;
    },
  };
}

export const areasImport: Importing = {
  id: 'areas',
  erase: { areas: (id) => areaErased.of({ id }), grids: (id) => gridErased.of({ id }) },
  look: lookAtAreas,
  open,
};
