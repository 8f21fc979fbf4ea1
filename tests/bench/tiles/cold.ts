/** Tiles drawn for the first time: ours from its index, and geojson-vt's from one of the whole. */
import { VectorTile } from '@mapbox/vector-tile';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { PbfReader } from 'pbf';
import { Atlas } from '#gateway/tiles/atlas.ts';
import { cpuMicros, serveAsPart } from '../part.ts';
import { crowdedGround, middleTile } from './points.ts';

const REPEATS = 3;

const countIn = (bytes: Uint8Array): number =>
  new VectorTile(new PbfReader(bytes)).layers.place?.length ?? 0;

/** Microseconds of the processor, and what came of it. */
function timed<T>(work: () => T): { cost: number; value: T } {
  const before = cpuMicros();
  const value = work();
  return { cost: cpuMicros() - before, value };
}

export function oursCold(): void {
  const ground = crowdedGround();
  let atlas: Atlas | undefined;
  serveAsPart({
    index: () => {
      const { cost, value } = timed(() => new Atlas(ground));
      atlas = value;
      return cost;
    },
    /** A standing index keeps no tile, so each drawing is the first. */
    draw: (z: number) => {
      const { cost, value } = timed(() => {
        let bytes = new Uint8Array();
        for (let i = 0; i < REPEATS; i++) bytes = new Uint8Array(atlas?.draw(middleTile(z)) ?? []);
        return bytes;
      });
      return { cost: cost / REPEATS, points: countIn(value), bytes: value.length };
    },
  });
}

export function theirsCold(): void {
  const { place } = crowdedGround();
  let index: GeoJSONVT | undefined;
  serveAsPart({
    /** As its own documentation has it: what is drilled down to is kept, so the index is made anew for each first drawing. */
    index: () =>
      timed(() => {
        index = new GeoJSONVT(place, { maxZoom: 15, indexMaxZoom: 5, buffer: 64 });
      }).cost,
    draw: (z: number) => {
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
