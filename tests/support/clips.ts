/** Clips as small as they can be: the boxes of an MP4 and the elements of a WebM, with what a phone puts in besides. */

const text = (words: string) => Buffer.from(words, 'latin1');
const u32 = (...numbers: number[]) => {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * i);
  return bytes;
};
export const box = (kind: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), text(kind), body]);
};

export interface Recording {
  readonly brand?: string;
  readonly seconds?: number;
  /** Handler and codec of each track. */
  readonly tracks?: readonly (readonly [string, string])[];
  /** `+31.2+120.4/` */
  readonly place?: string;
  /** Epoch seconds. */
  readonly made?: number;
  readonly extra?: Buffer;
}

const track = (kind: string, codec: string, seconds: number, made: number) =>
  box(
    'trak',
    box(
      'tkhd',
      u32(0, made, made, 1, 0, seconds * 1000),
      Buffer.alloc(52),
      u32(640 << 16, 360 << 16),
    ),
    box('meta', text('tapgps')),
    box(
      'mdia',
      box('mdhd', u32(0, made, made, 1000, seconds * 1000, 0)),
      box('hdlr', u32(0, 0), text(kind), Buffer.alloc(12), text('Secretphone\0')),
      box('minf', box('stbl', box('stsd', u32(0, 1), box(codec, Buffer.alloc(8))))),
    ),
  );

export function mp4({
  brand = 'isom',
  seconds = 4,
  tracks = [
    ['vide', 'avc1'],
    ['soun', 'mp4a'],
  ],
  place = '+31.2000+120.4000/',
  made = 1_666_680_000,
  extra = Buffer.alloc(0),
}: Recording = {}): Buffer {
  const old = made + 2_082_844_800;
  return Buffer.concat([
    box('ftyp', text(brand), u32(512), text('isomavc1')),
    box(
      'moov',
      box('mvhd', u32(0, old, old, 1000, seconds * 1000), Buffer.alloc(80)),
      ...tracks.map(([kind, codec]) => track(kind, codec, seconds, old)),
      box(
        'udta',
        box('\xa9xyz', Buffer.from([0, 18, 0, 0]), text(place)),
        box('auth', text('Wang')),
      ),
    ),
    box('uuid', text('Secretphone 12')),
    box('mdat', Buffer.alloc(2000, 7)),
    extra,
  ]);
}

const element = (id: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = Buffer.alloc(8);
  size.writeUInt32BE(body.length, 4);
  size[0] = 0x01;
  return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
};
/** As a browser's recorder leaves it: nothing says how long it is but its last block. */
export function webm({ seconds = 3, codec = 'V_VP8', open = true } = {}): Buffer {
  const block = (tick: number) =>
    element('a3', Buffer.from([0x81, tick >> 8, tick & 255, 0x80]), Buffer.alloc(50, 9));
  const cluster = (from: number) => {
    const body = Buffer.concat([element('e7', u32(from)), block(0), block(500)]);
    const unknown = Buffer.from('1f43b67501ffffffffffffff', 'hex');
    return open ? Buffer.concat([unknown, body]) : element('1f43b675', body);
  };
  const inside = [
    element('1549a966', element('2ad7b1', u32(1_000_000)), element('7ba9', text('Wang’s yard'))),
    element(
      '1654ae6b',
      element(
        'ae',
        element('d7', Buffer.from([1])),
        element('83', Buffer.from([1])),
        element('86', text(codec)),
        element('536e', text('Secretphone')),
        element('e0', element('b0', u32(640)), element('ba', u32(360))),
      ),
    ),
    element('1254c367', text('LOCATION 31.2 120.4'), Buffer.alloc(200, 66)),
    ...Array.from({ length: seconds }, (_, i) => cluster(i * 1000)),
  ];
  return Buffer.concat([
    element('1a45dfa3', element('4282', text('webm'))),
    ...(open
      ? [Buffer.from('1853806701ffffffffffffff', 'hex'), ...inside]
      : [element('18538067', ...inside)]),
  ]);
}
