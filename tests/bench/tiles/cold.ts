/** Tiles drawn for the first time: ours from its index; geojson-vt's from one of the whole, and from one of only what shows. */
import { VectorTile } from '@mapbox/vector-tile';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { PbfReader } from 'pbf';
import { Atlas } from '#gateway/tiles/atlas.ts';
import { SHEETS, ZOOMS } from '#gateway/tiles/sheets.ts';
import type { Ground } from '#gateway/town/ground.ts';
import { cpuMicros, serveAsPart } from '../part.ts';
import { crowdedGround, middleTile } from './points.ts';

const REPEATS = 10;

export interface Drawn {
  readonly cost: number;
  readonly points: number;
  readonly bytes: number;
}

const countIn = (bytes: Uint8Array): number =>
  new VectorTile(new PbfReader(bytes)).layers.place?.length ?? 0;

/** Microseconds of the processor, and what came of it. */
function timed<T>(work: () => T): { cost: number; value: T } {
  const before = cpuMicros();
  const value = work();
  return { cost: cpuMicros() - before, value };
}

export function oursCold(): void {
  let ground: Ground | undefined;
  let atlas: Atlas | undefined;
  serveAsPart({
    points: (count: number) => {
      ground = crowdedGround(count);
    },
    index: () => {
      atlas = undefined;
      const { cost, value } = timed(() => ground && new Atlas(ground));
      atlas = value;
      return cost;
    },
    /** A standing index keeps no tile, so each drawing is the first. */
    draw: (z: number): Drawn => {
      const { cost, value } = timed(() => {
        let bytes = new Uint8Array();
        for (let i = 0; i < REPEATS; i++) bytes = new Uint8Array(atlas?.draw(middleTile(z)) ?? []);
        return bytes;
      });
      return { cost: cost / REPEATS, points: countIn(value), bytes: value.length };
    },
  });
}

/** What of the places our own tiles show at the least zoom. */
function shownFirst(ground: Ground): GeoJSON.FeatureCollection {
  const marks = [...(SHEETS.find(({ name }) => name === 'place')?.marks(ground) ?? [])];
  const features = marks
    .filter(({ from }) => from <= ZOOMS.least)
    .map(({ geometry, properties }) => ({ type: 'Feature' as const, geometry, properties }));
  return { type: 'FeatureCollection', features };
}

export function theirsCold(): void {
  const places = new Map<string, GeoJSON.FeatureCollection>();
  let index: GeoJSONVT | undefined;
  serveAsPart({
    points: (count: number) => {
      const ground = crowdedGround(count);
      places.set('whole', ground.place).set('shown', shownFirst(ground));
    },
    /** What is drilled down to is kept, so the index is made anew for each first drawing; the older one goes first. */
    index: (which: 'whole' | 'shown') => {
      index = undefined;
      const { cost, value } = timed(() => {
        const data = places.get(which);
        return data && new GeoJSONVT(data, { maxZoom: 15, indexMaxZoom: 5, buffer: 64 });
      });
      index = value;
      return cost;
    },
    draw: (z: number): Drawn => {
      const { x, y } = middleTile(z);
      const { cost, value } = timed(() => {
        const tile = index?.getTile(z, x, y);
        return tile
          ? fromGeojsonVt({ place: tile }, { version: 2, extent: 4096 })
          : new Uint8Array();
      });
      return { cost, points: countIn(value), bytes: value.length };
    },
  });
}
