/**
 * What of an .osm.pbf lies in a box, read in two passes. The first sees everything once and keeps what touches the box; the second
 * looks only where ways and nodes stand for what the first still owes. Memory is that of the box, whatever the file.
 */
import { inBounds } from '#domain/geo/in-bounds.ts';
import type { Bounds, Position } from '#domain/geo/shape.ts';
import { type Blob, blobsOf } from './blobs.ts';
import { type Member, type Reader, readBlock, readHead, type Tags } from './block.ts';
import { IdList } from './id-list.ts';
import { OsmFault } from './osm-fault.ts';

export interface Spot {
  readonly id: number;
  readonly at: Position;
  readonly tags: Tags;
}
export interface Way {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Tags;
}
export interface Relation {
  readonly id: number;
  readonly members: readonly Member[];
  readonly tags: Tags;
}

export interface Extract {
  readonly spots: readonly Spot[];
  /** Those with a meaning of their own. */
  readonly ways: readonly Way[];
  readonly relations: readonly Relation[];
  /** Any way named by a relation or listed above, as far as the file holds it. */
  way(id: number): Way | undefined;
  /** The positions of a way; those of nodes the file lacks are left out. */
  line(way: Way): Position[];
  /** Milliseconds of the last change in the file, where it says so. */
  readonly asOf: number | undefined;
}

export interface ExtractWishes {
  readonly file: string;
  readonly box: Bounds;
  /** Whether somebody will want a thing with these tags. */
  readonly wanted: (tags: Tags) => boolean;
  /** 0–1 of the work. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** What this reader understands of what a file may require. */
const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes']);
/** Degrees to the whole numbers positions are kept as. */
const FINE = 1e7;
const NOWHERE = 0x7fff_ffff;

class Gathering implements Extract {
  readonly spots: Spot[] = [];
  readonly ways: Way[] = [];
  readonly relations: Relation[] = [];
  asOf: number | undefined;
  readonly #wishes: ExtractWishes;
  readonly #inside = new IdList();
  readonly #touching = new Set<number>();
  readonly #byId = new Map<number, Way>();
  readonly #owed = new Set<number>();
  readonly #needed = new IdList();
  readonly #nodeBlobs = new Set<number>();
  readonly #wayBlobs = new Set<number>();
  #lon = new Int32Array();
  #lat = new Int32Array();

  constructor(wishes: ExtractWishes) {
    this.#wishes = wishes;
  }

  way(id: number): Way | undefined {
    return this.#byId.get(id);
  }

  line({ refs }: Way): Position[] {
    return refs.flatMap((ref): Position[] => {
      const at = this.#needed.find(ref);
      const [lon, lat] = [this.#lon[at] ?? NOWHERE, this.#lat[at] ?? NOWHERE];
      return lon === NOWHERE ? [] : [[lon / FINE, lat / FINE]];
    });
  }

  async first(): Promise<void> {
    await this.#each(
      () => true,
      [0, 0.5],
      (at) => this.#look(at),
    );
  }

  async second(): Promise<void> {
    for (const { members } of this.relations)
      for (const { id, kind } of members)
        if (kind === 'way' && !this.#byId.has(id)) this.#owed.add(id);
    const way: Reader['way'] = (id, refs, tags) => {
      if (this.#owed.has(id)) this.#byId.set(id, { id, refs, tags });
    };
    if (this.#owed.size > 0)
      await this.#each(
        (at) => this.#wayBlobs.has(at),
        [0.5, 0.75],
        () => ({ way }),
      );
    for (const { refs } of this.#byId.values()) for (const ref of refs) this.#needed.add(ref);
    this.#lon = new Int32Array(this.#needed.length).fill(NOWHERE);
    this.#lat = new Int32Array(this.#needed.length).fill(NOWHERE);
    const node: Reader['node'] = (id, lon, lat) => {
      const at = this.#needed.find(id);
      if (at < 0) return;
      this.#lon[at] = Math.round(lon * FINE);
      this.#lat[at] = Math.round(lat * FINE);
    };
    await this.#each(
      (at) => this.#nodeBlobs.has(at),
      [0.75, 1],
      () => ({ node }),
    );
  }

  async #each(
    wanted: (at: number) => boolean,
    [from, to]: readonly [number, number],
    readerAt: (at: number) => Reader,
  ): Promise<void> {
    const { file, onProgress } = this.#wishes;
    for await (const blob of blobsOf(file, wanted)) {
      this.#read(blob, readerAt(blob.at));
      onProgress?.(from + (to - from) * blob.share);
    }
  }

  #read({ at, type, bytes }: Blob, reader: Reader): void {
    const { file } = this.#wishes;
    try {
      if (type === 'OSMHeader') this.#check(bytes);
      else if (type === 'OSMData') readBlock(bytes, reader);
    } catch (error) {
      if (error instanceof OsmFault) throw error;
      throw new OsmFault(
        `${file}: the block at byte ${at} is damaged: ${(error as Error).message}.`,
      );
    }
  }

  #check(bytes: Uint8Array): void {
    const { file } = this.#wishes;
    const { required, asOf } = readHead(bytes);
    const strange = required.find((feature) => !UNDERSTOOD.has(feature));
    if (strange)
      throw new OsmFault(`${file} needs a reader for “${strange}”, which this one is not.`);
    this.asOf = asOf === undefined ? undefined : asOf * 1000;
  }

  /** The first look at a block: what in it touches the box. */
  #look(at: number): Reader {
    const { box, wanted, file } = this.#wishes;
    return {
      node: (id, lon, lat, tags) => {
        if (this.#wayBlobs.size > 0)
          throw new OsmFault(
            `${file} has nodes after ways at byte ${at}: put it in order with osmium sort.`,
          );
        this.#nodeBlobs.add(at);
        if (!inBounds(box, [lon, lat])) return;
        this.#inside.add(id);
        if (tags.size > 0 && wanted(tags)) this.spots.push({ id, at: [lon, lat], tags });
      },
      way: (id, refs, tags) => {
        this.#wayBlobs.add(at);
        if (!refs.some((ref) => this.#inside.has(ref))) return;
        this.#touching.add(id);
        if (!wanted(tags)) return;
        const way = { id, refs, tags };
        this.ways.push(way);
        this.#byId.set(id, way);
      },
      relation: (id, members, tags) => {
        if (tags.get('type') !== 'multipolygon') return;
        // Where the relation says nothing, its outer way does: the older manner.
        if (tags.size > 1 && !wanted(tags)) return;
        if (members.some(({ id, kind }) => kind === 'way' && this.#touching.has(id)))
          this.relations.push({ id, members, tags });
      },
    };
  }
}

/** Throws an OsmFault that names the byte. */
export async function readExtract(wishes: ExtractWishes): Promise<Extract> {
  const gathering = new Gathering(wishes);
  await gathering.first();
  await gathering.second();
  return gathering;
}
