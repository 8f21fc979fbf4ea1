/** Reads the two kinds of block in an .osm.pbf: the head of the file, and a block of nodes, ways or relations. */
import { PbfReader } from 'pbf';

export type Tags = ReadonlyMap<string, string>;

export interface Member {
  readonly id: number;
  readonly kind: 'node' | 'way' | 'relation';
  readonly role: string;
}

/** Told of everything in a block, in the order of the file. Positions are degrees. */
export interface Reader {
  readonly node?: (id: number, lon: number, lat: number, tags: Tags) => void;
  readonly way?: (id: number, refs: readonly number[], tags: Tags) => void;
  readonly relation?: (id: number, members: readonly Member[], tags: Tags) => void;
}

export interface Head {
  /** What a reader must understand. */
  readonly required: readonly string[];
  readonly sorted: boolean;
  /** Seconds since 1970 of the last change in it. */
  readonly asOf: number | undefined;
}

export function readHead(bytes: Uint8Array): Head {
  const head = { required: [] as string[], sorted: false, asOf: undefined as number | undefined };
  new PbfReader(bytes).readFields((tag, found, pbf) => {
    if (tag === 4) found.required.push(pbf.readString());
    else if (tag === 5) found.sorted ||= pbf.readString() === 'Sort.Type_then_ID';
    else if (tag === 32) found.asOf = pbf.readVarint(true);
  }, head);
  return head;
}

const NO_TAGS: Tags = new Map();
const KINDS = ['node', 'way', 'relation'] as const;

/** Ids and positions are told as steps from the one before. */
function summed(steps: number[]): number[] {
  let sum = 0;
  for (let i = 0; i < steps.length; i++) {
    sum += steps[i] ?? 0;
    steps[i] = sum;
  }
  return steps;
}

interface Frame {
  readonly words: string[];
  readonly groups: Uint8Array[];
  granularity: number;
  west: number;
  south: number;
}

const frameOf = (bytes: Uint8Array): Frame =>
  new PbfReader(bytes).readFields(
    (tag, frame, pbf) => {
      if (tag === 1)
        pbf.readMessage((inner, words) => {
          if (inner === 1) words.push(pbf.readString());
        }, frame.words);
      else if (tag === 2) frame.groups.push(pbf.readBytes());
      else if (tag === 17) frame.granularity = pbf.readVarint();
      else if (tag === 19) frame.south = pbf.readVarint(true);
      else if (tag === 20) frame.west = pbf.readVarint(true);
    },
    { words: [], groups: [], granularity: 100, west: 0, south: 0 } as Frame,
  );

class Block {
  readonly #frame: Frame;
  readonly #told: Reader;

  constructor(frame: Frame, told: Reader) {
    this.#frame = frame;
    this.#told = told;
  }

  group(bytes: Uint8Array): void {
    const { node, way, relation } = this.#told;
    new PbfReader(bytes).readFields((tag, _none, pbf) => {
      if (tag === 1 && node) this.#node(pbf);
      else if (tag === 2 && node) this.#dense(pbf);
      else if (tag === 3 && way) this.#way(pbf);
      else if (tag === 4 && relation) this.#relation(pbf);
    }, undefined);
  }

  #word = (index: number | undefined): string => this.#frame.words[index ?? -1] ?? '';

  #tags(keys: readonly number[], values: readonly number[]): Tags {
    if (keys.length === 0) return NO_TAGS;
    return new Map(keys.map((key, i) => [this.#word(key), this.#word(values[i])]));
  }

  #place(id: number, lon: number, lat: number, tags: Tags): void {
    const { granularity, west, south } = this.#frame;
    this.#told.node?.(
      id,
      (west + granularity * lon) / 1e9,
      (south + granularity * lat) / 1e9,
      tags,
    );
  }

  #node(pbf: PbfReader): void {
    const found = pbf.readMessage(
      (tag, one) => {
        if (tag === 1) one.id = pbf.readSVarint();
        else if (tag === 2) one.keys = pbf.readPackedVarint();
        else if (tag === 3) one.values = pbf.readPackedVarint();
        else if (tag === 8) one.lat = pbf.readSVarint();
        else if (tag === 9) one.lon = pbf.readSVarint();
      },
      { id: 0, lon: 0, lat: 0, keys: [] as number[], values: [] as number[] },
    );
    this.#place(found.id, found.lon, found.lat, this.#tags(found.keys, found.values));
  }

  #dense(pbf: PbfReader): void {
    const { ids, lons, lats, words } = pbf.readMessage(
      (tag, many) => {
        if (tag === 1) many.ids = summed(pbf.readPackedSVarint());
        else if (tag === 8) many.lats = summed(pbf.readPackedSVarint());
        else if (tag === 9) many.lons = summed(pbf.readPackedSVarint());
        else if (tag === 10) many.words = pbf.readPackedVarint();
      },
      { ids: [] as number[], lons: [] as number[], lats: [] as number[], words: [] as number[] },
    );
    let at = 0;
    for (const [i, id] of ids.entries()) {
      let tags: Map<string, string> | undefined;
      // Keys and values of all nodes stand in one list, a zero after each node's.
      while (at < words.length && words[at] !== 0) {
        tags ??= new Map();
        tags.set(this.#word(words[at]), this.#word(words[at + 1]));
        at += 2;
      }
      at += 1;
      this.#place(id, lons[i] ?? 0, lats[i] ?? 0, tags ?? NO_TAGS);
    }
  }

  #way(pbf: PbfReader): void {
    const { id, refs, keys, values } = pbf.readMessage(
      (tag, one) => {
        if (tag === 1) one.id = pbf.readVarint();
        else if (tag === 2) one.keys = pbf.readPackedVarint();
        else if (tag === 3) one.values = pbf.readPackedVarint();
        else if (tag === 8) one.refs = summed(pbf.readPackedSVarint());
      },
      { id: 0, refs: [] as number[], keys: [] as number[], values: [] as number[] },
    );
    this.#told.way?.(id, refs, this.#tags(keys, values));
  }

  #relation(pbf: PbfReader): void {
    const one = pbf.readMessage(
      (tag, found) => {
        if (tag === 1) found.id = pbf.readVarint();
        else if (tag === 2) found.keys = pbf.readPackedVarint();
        else if (tag === 3) found.values = pbf.readPackedVarint();
        else if (tag === 8) found.roles = pbf.readPackedVarint();
        else if (tag === 9) found.ids = summed(pbf.readPackedSVarint());
        else if (tag === 10) found.kinds = pbf.readPackedVarint();
      },
      {
        id: 0,
        keys: [] as number[],
        values: [] as number[],
        roles: [] as number[],
        ids: [] as number[],
        kinds: [] as number[],
      },
    );
    const members = one.ids.map((id, i) => ({
      id,
      kind: KINDS[one.kinds[i] ?? 0] ?? 'relation',
      role: this.#word(one.roles[i]),
    }));
    this.#told.relation?.(one.id, members, this.#tags(one.keys, one.values));
  }
}

/** Throws whatever a damaged block makes a reader throw. */
export function readBlock(bytes: Uint8Array, told: Reader): void {
  const frame = frameOf(bytes);
  const block = new Block(frame, told);
  for (const group of frame.groups) block.group(group);
}
