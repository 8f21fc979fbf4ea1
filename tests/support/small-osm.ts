/** Writes an .osm.pbf as osmium would, for tests that need one of known content. */
import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

export type Tags = Readonly<Record<string, string>>;
export interface SmallOsm {
  readonly nodes: Readonly<Record<number, readonly [lon: number, lat: number, tags?: Tags]>>;
  readonly ways: Readonly<Record<number, readonly [refs: readonly number[], tags?: Tags]>>;
  readonly relations?: Readonly<
    Record<
      number,
      readonly [members: readonly (readonly [way: number, role: string])[], tags: Tags]
    >
  >;
}

const steps = (values: readonly number[]): number[] =>
  values.map((value, i) => value - (i === 0 ? 0 : (values[i - 1] ?? 0)));

class Words {
  readonly list = [''];
  at(word: string): number {
    const known = this.list.indexOf(word);
    return known >= 0 ? known : this.list.push(word) - 1;
  }
}

function dense(nodes: SmallOsm['nodes'], words: Words, pbf: PbfWriter): void {
  const all = Object.entries(nodes).map(([id, node]) => ({ id: Number(id), node }));
  const keys = all.flatMap(({ node: [, , tags = {}] }) => [
    ...Object.entries(tags).flatMap(([key, value]) => [words.at(key), words.at(value)]),
    0,
  ]);
  pbf.writePackedSVarint(1, steps(all.map(({ id }) => id)));
  pbf.writePackedSVarint(8, steps(all.map(({ node }) => Math.round(node[1] * 1e7))));
  pbf.writePackedSVarint(9, steps(all.map(({ node }) => Math.round(node[0] * 1e7))));
  pbf.writePackedVarint(10, keys);
}

function tagged(tags: Tags, words: Words, pbf: PbfWriter): void {
  pbf.writePackedVarint(
    2,
    Object.keys(tags).map((key) => words.at(key)),
  );
  pbf.writePackedVarint(
    3,
    Object.values(tags).map((value) => words.at(value)),
  );
}

function block(write: (pbf: PbfWriter, words: Words) => void): Uint8Array {
  const words = new Words();
  const group = new PbfWriter();
  write(group, words);
  const pbf = new PbfWriter();
  pbf.writeMessage(
    1,
    (list: readonly string[], inner) => {
      for (const word of list) inner.writeStringField(1, word);
    },
    words.list,
  );
  pbf.writeBytesField(2, group.finish());
  return pbf.finish();
}

function blob(type: string, bytes: Uint8Array): Buffer {
  const body = new PbfWriter();
  body.writeVarintField(2, bytes.length);
  body.writeBytesField(3, deflateSync(bytes));
  const packed = body.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, packed.length);
  const headed = head.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headed.length);
  return Buffer.concat([length, headed, packed]);
}

export function smallOsm({ nodes, ways, relations = {} }: SmallOsm, needs?: string): Buffer {
  const head = new PbfWriter();
  for (const feature of ['OsmSchema-V0.6', 'DenseNodes', ...(needs ? [needs] : [])])
    head.writeStringField(4, feature);
  const nodeBlock = block((pbf, words) =>
    pbf.writeMessage(2, (all: SmallOsm['nodes'], inner) => dense(all, words, inner), nodes),
  );
  const wayBlock = block((pbf, words) => {
    for (const [id, [refs, tags = {}]] of Object.entries(ways))
      pbf.writeMessage(
        3,
        (_none: null, inner) => {
          inner.writeVarintField(1, Number(id));
          tagged(tags, words, inner);
          inner.writePackedSVarint(8, steps(refs));
        },
        null,
      );
  });
  const relationBlock = block((pbf, words) => {
    for (const [id, [members, tags]] of Object.entries(relations))
      pbf.writeMessage(
        4,
        (_none: null, inner) => {
          inner.writeVarintField(1, Number(id));
          tagged(tags, words, inner);
          inner.writePackedVarint(
            8,
            members.map(([, role]) => words.at(role)),
          );
          inner.writePackedSVarint(9, steps(members.map(([way]) => way)));
          inner.writePackedVarint(
            10,
            members.map(() => 1),
          );
        },
        null,
      );
  });
  return Buffer.concat([
    blob('OSMHeader', head.finish()),
    blob('OSMData', nodeBlock),
    blob('OSMData', wayBlock),
    blob('OSMData', relationBlock),
  ]);
}
