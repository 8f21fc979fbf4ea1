/** Imports areas: grids with the communities and the town around them, or communities. */
import { centerOfMass, pointOnFeature } from '@turf/turf';
import { areaDrawn, areaErased } from '#domain/area/events.ts';
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import { gridDrawn, gridErased } from '#domain/grid/events.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import type { Label } from '#domain/town/town.ts';
import { holds } from '../../town/check-shape.ts';
import type { AreaRow, GridRow } from '../../town/rows.ts';
import type { Importing, ImportSurroundings, Item, Opened } from '../contract.ts';
import { faultOf, ImportFault } from '../import-fault.ts';
import { readMap } from '../read-map.ts';
import { type AreaMap, areaMap } from './area-map.ts';
import { joined } from './joined.ts';
import { lookAtAreas } from './look-at-areas.ts';
import { overlapsAmong } from './overlaps.ts';
import { type Feature, readFeatures } from './read-features.ts';
import { soundShape } from './sound-shape.ts';

const CODE = /^[\p{L}\p{N}._-]{1,32}$/u;

interface Brought {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly type: string;
  readonly shape: MultiPolygon;
  readonly mended: boolean;
}

const sameInAll = (name: string): Label => ({ 'zh-CN': name, en: name, 'zh-Hant': name });

/** As Names are written; short words without a vowel are letters that stand for something and stay (NC, NDC). */
const titled = (name: string): string =>
  name.replaceAll(/\p{L}+/gu, (word) =>
    word.length <= 3 && !/[aeiouy]/i.test(word)
      ? word
      : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );

/** A code out of a name: what can stand in a path. */
export const codeOfName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 32);

function centreOf(shape: MultiPolygon): Position {
  const outline = { type: 'MultiPolygon' as const, coordinates: shape };
  const middle = centerOfMass(outline).geometry.coordinates as [number, number];
  const point = holds(shape, middle)
    ? middle
    : (pointOnFeature(outline).geometry.coordinates as [number, number]);
  return [Math.round(point[0] * 1e6) / 1e6, Math.round(point[1] * 1e6) / 1e6];
}

const textIn = ({ properties }: Feature, name: string | undefined): string => {
  const value = name === undefined ? undefined : properties[name];
  return value === null || value === undefined ? '' : String(value).trim();
};

/** What is wrong with a feature, for the person who drew it. */
class Unfit extends Error {
  readonly remark: Remark;

  constructor(remark: Remark) {
    super(remark.code);
    this.remark = remark;
  }
}

function bring(feature: Feature, row: number, map: AreaMap, codes: Map<string, number>): Brought {
  const refuse = (field: string, value: string, { code, params }: Remark): never => {
    throw new Unfit(remarkOf(code, { ...params, feature: row, field, value }));
  };
  const code = textIn(feature, map.properties.code);
  const name = textIn(feature, map.properties.name);
  if (!CODE.test(code)) refuse(map.properties.code, code, remarkOf('feature.no-code'));
  const first = codes.get(code);
  if (first !== undefined)
    refuse(map.properties.code, code, remarkOf('feature.same-code', { first }));
  codes.set(code, row);
  if (name === '') refuse(map.properties.name, '', remarkOf('feature.no-name'));
  const sound = soundShape(feature.geometry, map.crs);
  if ('fault' in sound) return refuse(map.properties.code, `${code} ${name}`, sound.fault);
  return {
    row,
    code,
    name: map.titleCase ? titled(name) : name,
    parent: textIn(feature, map.properties.parent),
    type: textIn(feature, map.properties.type),
    shape: sound.shape,
    mended: sound.mended,
  };
}

const FAULTS_TOLD = 5;

/** All of them or none: a town of whose grids one is missing is half a town. */
function bringAll(features: readonly Feature[], map: AreaMap): Brought[] {
  const codes = new Map<string, number>();
  const faults: Remark[] = [];
  const brought = features.flatMap((feature, i) => {
    try {
      return [bring(feature, i + 1, map, codes)];
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      faults.push(error.remark);
      return [];
    }
  });
  if (faults.length === 0) return brought;
  const more = faults.length - FAULTS_TOLD;
  throw new ImportFault([
    ...faults.slice(0, FAULTS_TOLD),
    ...(more > 0 ? [remarkOf('feature.more', { count: more })] : []),
  ]);
}

/** Which community each grid lies in: those there are, those the file names, or one for all. */
class Communities {
  readonly #rows = new Map<string, AreaRow>();
  readonly #made = new Map<string, MultiPolygon[]>();
  readonly #townPath: string;
  readonly #townName: Label;

  constructor(world: ImportSurroundings['world'], townPath: string, townName: Label) {
    this.#townPath = townPath;
    this.#townName = townName;
    for (const { version: _, ...area } of world.areas.values())
      if (area.level === 'COMMUNITY') this.#rows.set(area.id, area);
  }

  of({ parent, shape }: Brought): AreaRow {
    const known =
      this.#rows.get(parent) ??
      [...this.#rows.values()].find(
        ({ name }) => parent !== '' && Object.values(name).includes(parent),
      ) ??
      (parent === '' ? this.#around(centreOf(shape)) : undefined);
    if (known) return known;
    const id = parent === '' ? 'whole' : codeOfName(parent);
    return this.#rows.get(id) ?? this.#make(id, parent === '' ? this.#townName : sameInAll(parent));
  }

  #around(point: Position): AreaRow | undefined {
    return [...this.#rows.values()].find(
      ({ shape, id }) => !this.#made.has(id) && holds(shape, point),
    );
  }

  #make(id: string, name: Label): AreaRow {
    const row: AreaRow = {
      id,
      path: `${this.#townPath}${id}/`,
      level: 'COMMUNITY',
      name,
      shape: [],
    };
    this.#rows.set(id, row);
    this.#made.set(id, []);
    return row;
  }

  /** A grid lies in it: one that was made for its grids is as large as they are. */
  hold({ id }: AreaRow, shape: MultiPolygon): void {
    this.#made.get(id)?.push(shape);
  }

  /** Those that were made here, drawn around their grids. */
  *drawn(): Iterable<AreaRow> {
    for (const [id, shapes] of this.#made) {
      const row = this.#rows.get(id);
      if (row && shapes.length > 0) yield { ...row, shape: joined(shapes) };
    }
  }
}

const derived = (row: number, event: ReturnType<typeof areaDrawn.of>): Item => ({
  row,
  event,
  derived: true,
});

function* gridItems(
  brought: readonly Brought[],
  map: AreaMap,
  around: ImportSurroundings,
): Iterable<Item> {
  const { world, town, townCode, townName } = around;
  const communities = new Communities(world, town.townPath, townName);
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
  const drawn = [...communities.drawn()];
  if (!world.areas.get(townCode) || around.outlineFollows) {
    const whole =
      drawn.length > 0 ? drawn.map(({ shape }) => shape) : grids.map(({ row }) => row.shape);
    yield derived(
      0,
      areaDrawn.of({
        id: townCode,
        path: town.townPath,
        level: 'TOWN',
        name: townName,
        shape: joined(whole),
      }),
    );
  }
  for (const row of drawn) yield derived(0, areaDrawn.of(row));
  for (const { one, row } of grids)
    yield {
      row: one.row,
      event: gridDrawn.of(row),
      ...(one.mended ? { flags: ['flagged'] as const } : {}),
    };
}

function* communityItems(brought: readonly Brought[], around: ImportSurroundings): Iterable<Item> {
  const { world, town, townCode, townName } = around;
  if (!world.areas.get(townCode) || around.outlineFollows)
    yield derived(
      0,
      areaDrawn.of({
        id: townCode,
        path: town.townPath,
        level: 'TOWN',
        name: townName,
        shape: joined(brought.map(({ shape }) => shape)),
      }),
    );
  for (const { row, code, name, shape, mended } of brought)
    yield {
      row,
      event: areaDrawn.of({
        id: code,
        path: `${town.townPath}${code}/`,
        level: 'COMMUNITY',
        name: sameInAll(name),
        shape,
      }),
      ...(mended ? { flags: ['flagged'] as const } : {}),
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
  const overlaps = map.level === 'grids' ? overlapsAmong(brought) : [];
  if (map.tiling === 'strict' && overlaps[0])
    throw faultOf('areas.must-not-overlap', overlaps[0].params);
  const items = [
    ...(map.level === 'grids' ? gridItems(brought, map, around) : communityItems(brought, around)),
  ];
  return {
    form,
    notes: overlaps,
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
