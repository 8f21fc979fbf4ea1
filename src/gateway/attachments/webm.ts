/** A clip as browsers record it. What is neither pictures nor sound is blotted out where it stands; both stay as they came. */
import { type Refusal, refuse } from '#domain/kernel/outcome.ts';
import { Broken } from './boxes.ts';
import { blotElement, type Element, elementsIn, floatOf, uintOf } from './elements.ts';
import type { Clip } from './told.ts';

const ID = {
  head: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  cues: 0x1c53bb6b,
  seek: 0x114d9b74,
  scale: 0x2ad7b1,
  duration: 0x4489,
  madeWith: 0x4d80,
  writtenWith: 0x5741,
  dateUtc: 0x4461,
  track: 0xae,
  trackType: 0x83,
  codec: 0x86,
  trackName: 0x536e,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  clusterTime: 0xe7,
  block: 0xa3,
  group: 0xa0,
  groupBlock: 0xa1,
} as const;

/** Words in the file that nobody needs to play it. */
const IN_SEGMENT: readonly number[] = [ID.info, ID.tracks, ID.cluster, ID.cues, ID.seek];
const IN_INFO: readonly number[] = [ID.scale, ID.duration, ID.madeWith, ID.writtenWith];
const PICTURE = 1;
const SOUND = 2;
const CODECS = ['V_VP8', 'V_VP9', 'V_AV1', 'A_OPUS', 'A_VORBIS'];
/** Nanoseconds from 1970 to 2001, from where the format counts. */
const EPOCH_2001 = Date.UTC(2001, 0);

const textOf = (bytes: Buffer, { body, end }: Element): string =>
  bytes.toString('latin1', body, end).replace(/\0+$/, '');
const inside = (bytes: Buffer, { body, end }: Element): Element[] => elementsIn(bytes, body, end);
const find = (list: readonly Element[], id: number) => list.find((one) => one.id === id);

export const isWebm = (bytes: Buffer): boolean =>
  bytes.length > 4 && bytes.readUInt32BE(0) === ID.head;

/** The last instant any block begins at, in ticks; sound and picture alike. */
function lastTick(bytes: Buffer, clusters: readonly Element[]): number {
  let last = 0;
  for (const cluster of clusters) {
    const parts = inside(bytes, cluster);
    const time = find(parts, ID.clusterTime);
    if (!time) throw new Broken('a cluster without its time');
    const blocks = parts.flatMap((part) =>
      part.id === ID.group
        ? inside(bytes, part).filter(({ id }) => id === ID.groupBlock)
        : part.id === ID.block
          ? [part]
          : [],
    );
    // The track's number takes one byte, as there are two tracks at most; then comes the time.
    for (const { body } of blocks)
      last = Math.max(last, uintOf(bytes, time) + bytes.readInt16BE(body + 1));
  }
  return last;
}

function trackOf(bytes: Buffer, entry: Element) {
  const parts = inside(bytes, entry);
  const [type, codec] = [find(parts, ID.trackType), find(parts, ID.codec)];
  if (!type || !codec) throw new Broken('a track without a kind');
  const video = find(parts, ID.video);
  const sizes = video ? inside(bytes, video) : [];
  const [width, height] = [find(sizes, ID.width), find(sizes, ID.height)];
  const read = {
    type: uintOf(bytes, type),
    codec: textOf(bytes, codec),
    width: width ? uintOf(bytes, width) : 0,
    height: height ? uintOf(bytes, height) : 0,
  };
  const name = find(parts, ID.trackName);
  if (name) blotElement(bytes, name);
  return read;
}

/** @param bytes are changed: what is not to be kept is blotted out in them. */
export function readWebm(bytes: Buffer): Omit<Clip, 'sha'> | Refusal {
  const top = elementsIn(bytes, 0, bytes.length);
  const [head, segment] = [find(top, ID.head), find(top, ID.segment)];
  const doc = head && find(inside(bytes, head), ID.docType);
  if (!doc || textOf(bytes, doc) !== 'webm') return refuse('clip.kind');
  if (!segment || top.length !== 2) throw new Broken('no single segment');
  const parts = inside(bytes, segment);
  const [info, list] = [find(parts, ID.info), find(parts, ID.tracks)];
  if (!info || !list) throw new Broken('no tracks');
  const clusters = parts.filter(({ id }) => id === ID.cluster);
  const tracks = inside(bytes, list)
    .filter(({ id }) => id === ID.track)
    .map((entry) => trackOf(bytes, entry));
  const pictures = tracks.filter(({ type }) => type === PICTURE);
  const [picture] = pictures;
  const others = tracks.filter(({ type }) => type !== PICTURE && type !== SOUND);
  if (!picture || pictures.length > 1 || tracks.length > 2 || others.length > 0)
    return refuse('clip.other-tracks');
  if (tracks.some(({ codec }) => !CODECS.includes(codec))) return refuse('clip.codec');
  const told = inside(bytes, info);
  const [scale, duration, date] = [ID.scale, ID.duration, ID.dateUtc].map((id) => find(told, id));
  const perSecond = 1e9 / (scale ? uintOf(bytes, scale) : 1e6);
  const ticks = Math.max(duration ? floatOf(bytes, duration) : 0, lastTick(bytes, clusters));
  const takenAt = date ? EPOCH_2001 + Math.round(uintOf(bytes, date) / 1e6) : null;
  for (const one of parts) if (!IN_SEGMENT.includes(one.id)) blotElement(bytes, one);
  for (const one of told) if (!IN_INFO.includes(one.id)) blotElement(bytes, one);
  const { width, height } = picture;
  return {
    type: 'video/webm',
    bytes,
    takenAt,
    point: null,
    width,
    height,
    seconds: ticks / perSecond,
  };
}
