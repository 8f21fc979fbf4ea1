/**
 * A clip as phones write it: one picture track, perhaps one of sound. Whatever else stands in it (place, maker, covers, tracks
 * of the phone's sensors) is blotted out where it stands or keeps the file out; pictures and sound stay as they came.
 */
import { type Position, position } from '#domain/geo/shape.ts';
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import { type Box, boxesIn, childrenOf, keepOnly, only } from './boxes.ts';
import type { Clip } from './told.ts';

const BRANDS = [
  'isom',
  'iso2',
  'iso4',
  'iso5',
  'iso6',
  'mp41',
  'mp42',
  'avc1',
  'M4V ',
  '3gp4',
  '3gp5',
];

export const isMp4 = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 4, 8) === 'ftyp' && BRANDS.includes(bytes.toString('latin1', 8, 12));

/** What every browser of a command centre plays. */
const CODECS = { vide: ['avc1', 'avc3', 'vp09', 'av01'], soun: ['mp4a', 'Opus'] } as const;
const AT_TOP = ['ftyp', 'moov', 'mdat'];
const IN_MOVIE = ['mvhd', 'trak'];
const IN_TRACK = ['tkhd', 'edts', 'mdia'];
const IN_MEDIA = ['mdhd', 'hdlr', 'minf'];

/** Seconds from 1904, in which the format counts, to 1970. */
const EPOCH_1904 = 2_082_844_800;

interface Header {
  readonly made: number | null;
  readonly seconds: number;
}

/** `mvhd` and `mdhd`: when it was made and how long it lasts. The times are blotted out. */
function readHeader(bytes: Buffer, { body }: Box): Header {
  const wide = bytes[body] === 1;
  const at = body + 4;
  const made = wide ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
  const scale = bytes.readUInt32BE(at + (wide ? 16 : 8));
  const length = wide ? Number(bytes.readBigUInt64BE(at + 20)) : bytes.readUInt32BE(at + 12);
  bytes.fill(0, at, at + (wide ? 16 : 8));
  const instant = (made - EPOCH_1904) * 1000;
  return { made: instant > Date.UTC(1990, 0) ? instant : null, seconds: length / scale };
}

/** `+31.2304+121.4737/`, as Android writes it into `moov/udta/©xyz`. */
const PLACE = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/;

function placeIn(bytes: Buffer, movie: readonly Box[]): Position | null {
  const data = movie.find(({ kind }) => kind === 'udta');
  const xyz = data && childrenOf(bytes, data).find(({ kind }) => kind === '\xa9xyz');
  if (!xyz) return null;
  const [, lat, lon] = PLACE.exec(bytes.toString('latin1', xyz.body + 4, xyz.end)) ?? [];
  const place = position.safeParse([Number(lon), Number(lat)]);
  return lat && place.success && (place.data[0] !== 0 || place.data[1] !== 0) ? place.data : null;
}

interface Track {
  readonly kind: string;
  readonly codec: string;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
}

function readTrack(bytes: Buffer, track: Box): Track {
  const parts = keepOnly(bytes, childrenOf(bytes, track), IN_TRACK);
  const head = only(parts, 'tkhd');
  const wide = bytes[head.body] === 1;
  const [width, height] = [head.end - 8, head.end - 4].map((at) => bytes.readUInt32BE(at) / 65_536);
  bytes.fill(0, head.body + 4, head.body + (wide ? 20 : 12));
  const media = keepOnly(bytes, childrenOf(bytes, only(parts, 'mdia')), IN_MEDIA);
  const handler = only(media, 'hdlr');
  const kind = bytes.toString('latin1', handler.body + 8, handler.body + 12);
  // Behind the kind stands a name in free words.
  bytes.fill(0, handler.body + 12, handler.end);
  const { seconds } = readHeader(bytes, only(media, 'mdhd'));
  const table = only(childrenOf(bytes, only(media, 'minf')), 'stbl');
  const { body } = only(childrenOf(bytes, table), 'stsd');
  const codec = bytes.toString('latin1', body + 12, body + 16);
  return { kind, codec, seconds, width: width ?? 0, height: height ?? 0 };
}

/** @param bytes are changed: what is not to be kept is blotted out in them. */
export function readMp4(bytes: Buffer): Omit<Clip, 'sha'> | Refusal {
  const top = boxesIn(bytes);
  if (top.some(({ kind }) => kind === 'moof')) return refuse('clip.kind');
  const movie = childrenOf(bytes, only(top, 'moov'));
  only(top, 'mdat');
  const point = placeIn(bytes, movie);
  const parts = keepOnly(bytes, movie, IN_MOVIE);
  keepOnly(bytes, top, AT_TOP);
  const { made, seconds } = readHeader(bytes, only(parts, 'mvhd'));
  const tracks = parts.filter(({ kind }) => kind === 'trak').map((one) => readTrack(bytes, one));
  const pictures = tracks.filter(({ kind }) => kind === 'vide');
  const sound = tracks.filter(({ kind }) => kind === 'soun');
  const [picture] = pictures;
  if (
    !picture ||
    pictures.length > 1 ||
    sound.length > 1 ||
    tracks.length > pictures.length + sound.length
  )
    return refuse('clip.other-tracks');
  const plays =
    (CODECS.vide as readonly string[]).includes(picture.codec) &&
    sound.every(({ codec }) => (CODECS.soun as readonly string[]).includes(codec));
  if (!plays) return refuse('clip.codec');
  return {
    type: 'video/mp4',
    bytes,
    takenAt: made,
    point,
    width: Math.round(picture.width),
    height: Math.round(picture.height),
    seconds: Math.max(seconds, ...tracks.map((track) => track.seconds)),
  };
}
